using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>
/// Links that open one thing for a while, for whoever may see it and for the browser tab that they open, which sends no token. They
/// are signed and stored nowhere; a new one is told with each read.
/// </summary>
/// <param name="configuration">Has the key that all services hold; without one, links open things in this process only.</param>
/// <param name="purpose">What they open, so that no link opens anything of another kind.</param>
/// <param name="clock">Says when they end.</param>
public sealed class SignedLinks(IConfiguration configuration, string purpose, TimeProvider clock)
{
    private readonly string _key = SecretToken.Derive(configuration[$"{IdentityOptions.Section}:ServiceKey"] ?? SecretToken.New(), purpose);

    /// <summary>An address with a signature, from the root of the shop's address.</summary>
    /// <param name="path">Without a query.</param>
    /// <param name="id">What it opens.</param>
    /// <param name="lifetime">For how long.</param>
    public string Sign(string path, string id, TimeSpan lifetime)
    {
        var expires = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{path}?expires={expires}&signature={SignatureOf(id, expires)}");
    }

    /// <summary>Whether a signature opens this, still.</summary>
    /// <param name="id">What is to be opened.</param>
    /// <param name="expires">As the link says, in Unix seconds.</param>
    /// <param name="signature">As the link says; null when it says none.</param>
    public bool IsValid(string id, long expires, string? signature) =>
        signature is not null && expires > clock.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(SignatureOf(id, expires)));

    private string SignatureOf(string id, long expires) => SecretToken.Derive(_key, string.Create(CultureInfo.InvariantCulture, $"{id} until {expires}"));
}
