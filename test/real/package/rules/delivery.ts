import { renderIndex } from "#publish/pages/index-page.ts";
import { parsePage } from "../../../support/parse-page.ts";
import { channel } from "../../../support/test-site.ts";
import { resourcesOf, substituted, type Template } from "../template.ts";
import { resourceStatements } from "./policies.ts";
import { describeRule, type Rule, unmet } from "./rule.ts";

interface Distribution {
  readonly DistributionConfig: {
    readonly Enabled: boolean;
    readonly Origins: readonly {
      readonly DomainName: string;
      readonly OriginPath?: string;
      readonly OriginAccessControlId?: string;
    }[];
    readonly CacheBehaviors?: readonly unknown[];
    readonly DefaultCacheBehavior: Readonly<Record<string, unknown>>;
    readonly DefaultRootObject?: string;
    readonly CustomErrorResponses?: unknown;
  };
}

interface Headers {
  readonly ResponseHeadersPolicyConfig: {
    readonly CorsConfig?: {
      readonly OriginOverride: boolean;
      readonly AccessControlAllowCredentials: boolean;
      readonly AccessControlAllowOrigins: { readonly Items: readonly string[] };
      readonly AccessControlExposeHeaders?: { readonly Items: readonly string[] };
    };
    readonly SecurityHeadersConfig?: {
      readonly ContentTypeOptions?: { readonly Override: boolean };
      readonly StrictTransportSecurity?: {
        readonly AccessControlMaxAgeSec: number;
        readonly IncludeSubdomains?: boolean;
        readonly Override: boolean;
      };
      readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string; readonly Override: boolean };
      readonly FrameOptions?: { readonly FrameOption: string };
    };
    readonly RemoveHeadersConfig?: { readonly Items: readonly { readonly Header: string }[] };
  };
}

interface Bucket {
  readonly BucketName: string;
  readonly CorsConfiguration?: {
    readonly CorsRules: readonly {
      readonly AllowedMethods: readonly string[];
      readonly AllowedHeaders?: readonly string[];
    }[];
  };
}

const deliveryOf = (template: Template) => {
  const [distribution] = resourcesOf<Distribution>(template, "AWS::CloudFront::Distribution");
  const [headers] = resourcesOf<Headers>(template, "AWS::CloudFront::ResponseHeadersPolicy");
  if (!distribution || !headers) throw new Error("Nothing is delivered");
  const config = distribution.of.DistributionConfig;
  const bucket = resourcesOf<Bucket>(template, "AWS::S3::Bucket").find(({ of }) =>
    config.Origins.some(({ DomainName }) => DomainName.startsWith(`${of.BucketName}.s3.`)),
  );
  return { id: distribution.id, config, headers, sent: headers.of.ResponseHeadersPolicyConfig, bucket };
};

const onlyPublic: Rule = (template) => {
  const { id, config, bucket } = deliveryOf(template);
  const allowed = resourceStatements(template, bucket?.of.BucketName ?? "").filter(({ effect }) => effect === "Allow");
  const arn = `arn:aws:s3:::${bucket?.of.BucketName}`;
  const [control] = resourcesOf<{ readonly OriginAccessControlConfig: Readonly<Record<string, string>> }>(
    template,
    "AWS::CloudFront::OriginAccessControl",
  );
  const signing = control?.of.OriginAccessControlConfig;
  return unmet({
    "there is one origin, the bucket of the feeds": config.Origins.length === 1 && bucket !== undefined,
    "public/ stands before every path": config.Origins.every(({ OriginPath }) => OriginPath === "/public"),
    "CloudFront signs what it asks": signing?.SigningBehavior === "always" && signing.SigningProtocol === "sigv4",
    "at every origin": config.Origins.every(
      ({ OriginAccessControlId }) => OriginAccessControlId === `${control?.id}.Id`,
    ),
    "it may read public/ and nothing else": allowed.every(
      ({ actions, resources }) =>
        (actions.join() === "s3:GetObject" && resources.join() === `${arn}/public/*`) ||
        (actions.join() === "s3:ListBucket" && resources.join() === arn),
    ),
    "and hear what is gone": allowed.some(({ actions }) => actions.includes("s3:ListBucket")),
    "only this distribution": allowed.every(
      ({ principals, conditions }) =>
        principals.join() === "cloudfront.amazonaws.com" &&
        conditions.StringEquals?.["aws:SourceArn"]?.join().endsWith(`:distribution/${id}`),
    ),
  });
};

const crossOrigin: Rule = (template) => {
  const { config, sent, bucket } = deliveryOf(template);
  const cors = sent.CorsConfig;
  const behavior = config.DefaultCacheBehavior;
  const forwarded = resourcesOf<{
    readonly OriginRequestPolicyConfig: { readonly HeadersConfig: { readonly Headers?: readonly string[] } };
  }>(template, "AWS::CloudFront::OriginRequestPolicy").find(({ id }) => id === behavior.OriginRequestPolicyId);
  const seen = forwarded?.of.OriginRequestPolicyConfig.HeadersConfig.Headers ?? [];
  return unmet({
    "any page may read": cors?.AccessControlAllowOrigins.Items.join() === "*" && cors.OriginOverride,
    "without anybody's cookies": cors?.AccessControlAllowCredentials === false,
    "and sees the ETag": cors?.AccessControlExposeHeaders?.Items.includes("ETag"),
    "OPTIONS come through": (behavior.AllowedMethods as readonly string[]).includes("OPTIONS"),
    "to a bucket that answers them": bucket?.of.CorsConfiguration?.CorsRules.some(
      ({ AllowedMethods, AllowedHeaders }) => AllowedMethods.includes("GET") && AllowedHeaders?.includes("*"),
    ),
    "with what they ask": ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"].every((name) =>
      seen.includes(name),
    ),
  });
};

const secure: Rule = (template) => {
  const { config, sent, headers } = deliveryOf(template);
  const security = sent.SecurityHeadersConfig;
  const policy = directivesIn(security?.ContentSecurityPolicy?.ContentSecurityPolicy ?? "");
  const hsts = security?.StrictTransportSecurity;
  return unmet({
    "the headers go with every path":
      config.DefaultCacheBehavior.ResponseHeadersPolicyId === headers.id && !config.CacheBehaviors?.length,
    "plain HTTP is led to TLS": config.DefaultCacheBehavior.ViewerProtocolPolicy === "redirect-to-https",
    "for a year at least": (hsts?.AccessControlMaxAgeSec ?? 0) >= 31_536_000,
    "on this name and no other": hsts?.IncludeSubdomains === false,
    "no type is guessed": security?.ContentTypeOptions?.Override === true,
    "nothing loads that is not named": policy.includes("default-src 'none'"),
    "the pages' own policy is the same": directivesIn(policyOfPages()).every((directive) => policy.includes(directive)),
    "no frame holds a page":
      policy.includes("frame-ancestors 'none'") && security?.FrameOptions?.FrameOption === "DENY",
    "the mark of a write stays inside": sent.RemoveHeadersConfig?.Items.some(
      ({ Header }) => Header === "x-amz-meta-seedwire-write",
    ),
  });
};

const cached: Rule = (template) => {
  const { config } = deliveryOf(template);
  const behavior = config.DefaultCacheBehavior;
  const cache = resourcesOf<{ readonly CachePolicyConfig: CacheConfig }>(template, "AWS::CloudFront::CachePolicy").find(
    ({ id }) => id === behavior.CachePolicyId,
  )?.of.CachePolicyConfig;
  const key = cache?.ParametersInCacheKeyAndForwardedToOrigin;
  return unmet({
    "documents say how long they hold": cache?.MinTTL === 0 && cache.MaxTTL >= 3600,
    "nobody's query or cookie makes a copy of its own":
      key?.CookiesConfig.CookieBehavior === "none" && key.QueryStringsConfig.QueryStringBehavior === "none",
    "texts come compressed":
      behavior.Compress === true && key?.EnableAcceptEncodingGzip && key.EnableAcceptEncodingBrotli,
    "the top is the index": config.DefaultRootObject === "index.html",
    "what is missing has the site's own page, and stays missing": JSON.stringify(
      config.CustomErrorResponses ?? [],
    ).includes('"ErrorCode":404,"ResponseCode":404,"ResponsePagePath":"/404.html"'),
  });
};

interface CacheConfig {
  readonly MinTTL: number;
  readonly MaxTTL: number;
  readonly ParametersInCacheKeyAndForwardedToOrigin: {
    readonly EnableAcceptEncodingGzip: boolean;
    readonly EnableAcceptEncodingBrotli?: boolean;
    readonly CookiesConfig: { readonly CookieBehavior: string };
    readonly QueryStringsConfig: { readonly QueryStringBehavior: string };
  };
}

const directivesIn = (policy: string): readonly string[] => policy.split(";").map((directive) => directive.trim());

const policyOfPages = (): string =>
  parsePage(renderIndex(channel, [])).one('meta[http-equiv="Content-Security-Policy"]').getAttribute("content") ?? "";

const HEADERS = "PublicHeaders.Properties.ResponseHeadersPolicyConfig";
const BEHAVIOR = "Distribution.Properties.DistributionConfig.DefaultCacheBehavior";

export const describeDelivery = (packaged: () => Template): void => {
  describeRule("CloudFront reaches public/ and nothing else", packaged, onlyPublic, [
    ["the bucket's top as origin", "Distribution.Properties.DistributionConfig.Origins.0.OriginPath", ""],
    ["state/ as origin", "Distribution.Properties.DistributionConfig.Origins.0.OriginPath", "/state"],
    ["an origin that signs nothing", "Distribution.Properties.DistributionConfig.Origins.0.OriginAccessControlId"],
    [
      "signatures only where the viewer sends none",
      "OriginAccess.Properties.OriginAccessControlConfig.SigningBehavior",
      "no-override",
    ],
    [
      "a right to the whole bucket",
      "FeedsBucketPolicy.Properties.PolicyDocument.Statement.1.Resource",
      substituted("FeedsBucket.Arn", "/*"),
    ],
    [
      "a right to write",
      "FeedsBucketPolicy.Properties.PolicyDocument.Statement.1.Action",
      ["s3:GetObject", "s3:PutObject"],
    ],
    ["any distribution of anybody", "FeedsBucketPolicy.Properties.PolicyDocument.Statement.1.Condition"],
    ["any distribution that lists", "FeedsBucketPolicy.Properties.PolicyDocument.Statement.2.Condition"],
  ]);
  describeRule("pages of other sites can read the feeds", packaged, crossOrigin, [
    ["one origin", `${HEADERS}.CorsConfig.AccessControlAllowOrigins.Items`, ["https://one.example"]],
    ["a hidden ETag", `${HEADERS}.CorsConfig.AccessControlExposeHeaders.Items`, ["Last-Modified"]],
    ["credentials", `${HEADERS}.CorsConfig.AccessControlAllowCredentials`, true],
    ["no OPTIONS", `${BEHAVIOR}.AllowedMethods`, ["GET", "HEAD"]],
    ["a bucket that refuses OPTIONS", "FeedsBucket.Properties.CorsConfiguration"],
    ["an OPTIONS without its questions", `${BEHAVIOR}.OriginRequestPolicyId`],
  ]);
  describeRule("every answer carries what keeps readers safe", packaged, secure, [
    ["a path without headers", `${BEHAVIOR}.ResponseHeadersPolicyId`],
    ["plain HTTP", `${BEHAVIOR}.ViewerProtocolPolicy`, "allow-all"],
    ["no HSTS", `${HEADERS}.SecurityHeadersConfig.StrictTransportSecurity`],
    [
      "HSTS for names that are not ours",
      `${HEADERS}.SecurityHeadersConfig.StrictTransportSecurity.IncludeSubdomains`,
      true,
    ],
    ["guessed types", `${HEADERS}.SecurityHeadersConfig.ContentTypeOptions`],
    ["no policy", `${HEADERS}.SecurityHeadersConfig.ContentSecurityPolicy`],
    [
      "a policy that shows no pictures",
      `${HEADERS}.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy`,
      "default-src 'none'; frame-ancestors 'none'",
    ],
    ["a mark that shows", `${HEADERS}.RemoveHeadersConfig`],
  ]);
  describeRule("CloudFront keeps what documents let it keep", packaged, cached, [
    ["a shortest time", "PublicCache.Properties.CachePolicyConfig.MinTTL", 60],
    [
      "a copy for each query",
      "PublicCache.Properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig.QueryStringBehavior",
      "all",
    ],
    ["no compression", `${BEHAVIOR}.Compress`, false],
    ["no index", "Distribution.Properties.DistributionConfig.DefaultRootObject"],
    ["no page for what is missing", "Distribution.Properties.DistributionConfig.CustomErrorResponses"],
  ]);
};
