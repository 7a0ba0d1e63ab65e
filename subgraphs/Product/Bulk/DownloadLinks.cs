using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>
/// Addresses of downloads: a browser follows them without a token, so they carry a signature that nobody can guess and that expires.
/// </summary>
internal sealed class DownloadLinks(IOptions<BulkOptions> options, TimeProvider clock)
{
    public const string Errors = "errors.csv";

    public static string ResultOf(BulkOperation operation) => operation.Export?.Format == CatalogFormat.Csv ? "catalogue.csv" : "catalogue.jsonl";

    public string For(BulkOperation operation, string file)
    {
        var expires = (clock.GetUtcNow() + options.Value.DownloadLifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"/downloads/{operation.Id}/{file}?expires={expires}&signature={Sign(operation, file, expires)}");
    }

    public bool IsValid(BulkOperation operation, string file, long expires, string signature) =>
        expires > clock.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(operation, file, expires)));

    private static string Sign(BulkOperation operation, string file, long expires) =>
        SecretToken.Derive(operation.DownloadSecret, string.Create(CultureInfo.InvariantCulture, $"{operation.Id}/{file}?{expires}"));
}
