using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>What other services, and other people's, need to verify our tokens (OpenID Connect Discovery 1.0, RFC 7517).</summary>
internal static class WellKnownEndpoints
{
    private const string KeysPath = "/.well-known/jwks.json";

    public static void MapWellKnown(this WebApplication app)
    {
        app.MapGet("/.well-known/openid-configuration", (HttpContext http) => Cached(http, new Discovery(
            TokenClaims.Issuer,
            $"{http.Request.Scheme}://{http.Request.Host}{KeysPath}",
            [SecurityAlgorithms.EcdsaSha256],
            ["public"],
            ["id_token"])));
        app.MapGet(KeysPath, (HttpContext http, SigningKeys keys) => Cached(http, new KeySet([.. keys.Published.Select(key => key.Public)])));
    }

    private static IResult Cached<T>(HttpContext http, T document)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(document);
    }

    private sealed record Discovery(
        [property: JsonPropertyName("issuer")] string Issuer,
        [property: JsonPropertyName("jwks_uri")] string KeysUri,
        [property: JsonPropertyName("id_token_signing_alg_values_supported")] IReadOnlyList<string> Algorithms,
        [property: JsonPropertyName("subject_types_supported")] IReadOnlyList<string> SubjectTypes,
        [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypes);

    private sealed record KeySet([property: JsonPropertyName("keys")] IReadOnlyList<PublicKey> Keys);
}
