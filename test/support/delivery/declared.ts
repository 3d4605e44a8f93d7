import { CORE_SCHEMA, defineScalarTag, defineSequenceTag, load } from "js-yaml";
import { readProjectFile } from "../project.ts";

/** How CloudFront answers, as the template declares it. */
export interface Delivery {
  /** Stands before every path that is asked for. */
  readonly originPath: string;
  readonly rootObject: string;
  /** Path of the page that answers where nothing stands. */
  readonly missing: string;
  readonly methods: readonly string[];
  /** Best first. */
  readonly encodings: readonly Encoding[];
  /** Sent with every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of the stored object that are not sent. */
  readonly hidden: readonly string[];
  readonly cors: Cors;
  /** Whom the bucket answers that asks by OPTIONS. */
  readonly preflights: readonly CorsRule[];
}

export type Encoding = "br" | "gzip";

/** The resources that say so, as far as they are read here; test/real/package holds them to CloudFormation's specification. */
export interface DeliveryResources {
  readonly Distribution: {
    readonly Properties: {
      readonly DistributionConfig: {
        readonly DefaultRootObject: string;
        readonly CustomErrorResponses: readonly [{ readonly ResponsePagePath: string }];
        readonly Origins: readonly [{ readonly OriginPath: string }];
        readonly DefaultCacheBehavior: { readonly AllowedMethods: readonly string[]; readonly Compress: boolean };
      };
    };
  };
  readonly PublicCache: {
    readonly Properties: {
      readonly CachePolicyConfig: {
        readonly ParametersInCacheKeyAndForwardedToOrigin: {
          readonly EnableAcceptEncodingBrotli: boolean;
          readonly EnableAcceptEncodingGzip: boolean;
        };
      };
    };
  };
  readonly PublicHeaders: {
    readonly Properties: {
      readonly ResponseHeadersPolicyConfig: {
        readonly CorsConfig: Cors;
        readonly SecurityHeadersConfig: Readonly<Record<string, Setting>>;
        readonly RemoveHeadersConfig: { readonly Items: readonly { readonly Header: string }[] };
      };
    };
  };
  readonly FeedsBucket: {
    readonly Properties: { readonly CorsConfiguration: { readonly CorsRules: readonly CorsRule[] } };
  };
}

type Setting = Readonly<Record<string, string | number | boolean>>;

interface Cors {
  readonly AccessControlAllowOrigins: { readonly Items: readonly string[] };
  readonly AccessControlAllowMethods: { readonly Items: readonly string[] };
  readonly AccessControlAllowHeaders: { readonly Items: readonly string[] };
  readonly AccessControlExposeHeaders: { readonly Items: readonly string[] };
  readonly AccessControlMaxAgeSec: number;
}

interface CorsRule {
  readonly AllowedMethods: readonly string[];
  readonly AllowedOrigins: readonly string[];
  readonly AllowedHeaders: readonly string[];
}

export const deliveryOf = ({ Distribution, PublicCache, PublicHeaders, FeedsBucket }: DeliveryResources): Delivery => {
  const { DefaultRootObject, CustomErrorResponses, Origins, DefaultCacheBehavior } =
    Distribution.Properties.DistributionConfig;
  const cache = PublicCache.Properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin;
  const sent = PublicHeaders.Properties.ResponseHeadersPolicyConfig;
  const offered = { br: cache.EnableAcceptEncodingBrotli, gzip: cache.EnableAcceptEncodingGzip };
  return {
    originPath: Origins[0].OriginPath,
    rootObject: DefaultRootObject,
    missing: CustomErrorResponses[0].ResponsePagePath,
    methods: DefaultCacheBehavior.AllowedMethods,
    encodings: (["br", "gzip"] as const).filter((encoding) => DefaultCacheBehavior.Compress && offered[encoding]),
    headers: Object.fromEntries(
      Object.entries(sent.SecurityHeadersConfig).map(([name, setting]) => securityHeader(name, setting)),
    ),
    hidden: sent.RemoveHeadersConfig.Items.map(({ Header }) => Header),
    cors: sent.CorsConfig,
    preflights: FeedsBucket.Properties.CorsConfiguration.CorsRules,
  };
};

/** @throws for a setting that is not known here, so that no header is deployed which no test sees */
const securityHeader = (name: string, setting: Setting): readonly [string, string] => {
  switch (name) {
    case "ContentTypeOptions":
      return ["x-content-type-options", "nosniff"];
    case "FrameOptions":
      return ["x-frame-options", String(setting.FrameOption)];
    case "ReferrerPolicy":
      return ["referrer-policy", String(setting.ReferrerPolicy)];
    case "ContentSecurityPolicy":
      return ["content-security-policy", String(setting.ContentSecurityPolicy)];
    case "StrictTransportSecurity": {
      const below = setting.IncludeSubdomains ? "; includeSubDomains" : "";
      return ["strict-transport-security", `max-age=${setting.AccessControlMaxAgeSec}${below}`];
    }
    default:
      throw new Error(`What does ${name} send?`);
  }
};

/** CloudFormation's functions stay as they are written: nothing that is read here is one. */
const TEMPLATE = CORE_SCHEMA.withTags(
  defineScalarTag("!", { matchByTagPrefix: true, resolve: (text) => text, identify: () => false }),
  defineSequenceTag<unknown[]>("!", {
    matchByTagPrefix: true,
    create: () => [],
    addItem: (list, item) => void list.push(item),
    identify: () => false,
  }),
);

const resourcesIn = (path: string) =>
  (load(readProjectFile(path), { schema: TEMPLATE }) as { readonly Resources: DeliveryResources }).Resources;

/** What is deployed, from the files that say so. */
export const DECLARED: Delivery = deliveryOf({
  ...resourcesIn("deploy/delivery.yml"),
  ...resourcesIn("deploy/feeds.yml"),
});
