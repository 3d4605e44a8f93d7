/** Where one run of Ceph lives. */
export interface CephPlace {
  /** Its folder. */
  readonly folder: string;
  /** UUID of the cluster. */
  readonly cluster: string;
  readonly monitorPort: number;
  readonly gatewayPort: number;
}

/** A cluster of one: a monitor, a storage daemon that keeps everything in memory, and the S3 gateway, on loopback only. */
export const renderConf = ({ folder, cluster, monitorPort, gatewayPort }: CephPlace): string => `
[global]
fsid = ${cluster}
mon host = v1:127.0.0.1:${monitorPort}
ms bind msgr2 = false
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none

# One copy of everything, and no questions about it.
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon osd min up ratio = 0

# Agree at once, and run on a disk that is nearly full.
paxos propose interval = 0.05
paxos min wait = 0.01
mon data avail crit = 1
mon data avail warn = 1

run dir = ${folder}
admin socket = ${folder}/$name.asok
pid file = ${folder}/$name.pid
log file = ${folder}/$name.log
keyring = ${folder}/keyring

[mon.a]
mon data = ${folder}/mon

[osd.0]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 1073741824

[client.rgw]
rgw data = ${folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort} tcp_nodelay=1
rgw thread pool size = 32
rgw gc processor period = 3600
`;
