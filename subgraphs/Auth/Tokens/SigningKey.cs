using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>A key pair on P-256. Its id is its thumbprint (RFC 7638), so that a key has one id wherever it is read.</summary>
internal sealed class SigningKey
{
    private SigningKey(ECDsa key, DateTimeOffset createdAt)
    {
        CreatedAt = createdAt;
        Security = new ECDsaSecurityKey(key);
        Security.KeyId = Base64UrlEncoder.Encode(Security.ComputeJwkThumbprint());
        Credentials = new SigningCredentials(Security, SecurityAlgorithms.EcdsaSha256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        Public = new PublicKey("EC", "sig", "ES256", Security.KeyId, "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }

    public string Id => Security.KeyId;

    public DateTimeOffset CreatedAt { get; }

    public ECDsaSecurityKey Security { get; }

    public SigningCredentials Credentials { get; }

    /// <summary>What everybody may know.</summary>
    public PublicKey Public { get; }

    public static SigningKey New(DateTimeOffset createdAt) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), createdAt);

    public static SigningKey FromPem(string pem, DateTimeOffset createdAt)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new SigningKey(key, createdAt);
    }

    public string ToPem() => Security.ECDsa.ExportPkcs8PrivateKeyPem();
}

/// <summary>A key as RFC 7517 publishes it.</summary>
internal sealed record PublicKey(
    [property: JsonPropertyName("kty")] string KeyType,
    [property: JsonPropertyName("use")] string Use,
    [property: JsonPropertyName("alg")] string Algorithm,
    [property: JsonPropertyName("kid")] string KeyId,
    [property: JsonPropertyName("crv")] string Curve,
    [property: JsonPropertyName("x")] string X,
    [property: JsonPropertyName("y")] string Y);
