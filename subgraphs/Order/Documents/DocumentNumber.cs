using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>
/// Numbers of invoices and credit notes, such as <c>K7Q4M-2026-00012</c>. The law wants a sequence without gaps; it is each seller's own,
/// so it tells nothing about the shop, and order numbers stay random.
/// </summary>
internal static class DocumentNumber
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public static string Of(string sellerId, DocumentKind kind, int year, int sequence) => string.Create(
        CultureInfo.InvariantCulture, $"{SeriesOf(sellerId)}-{(kind == DocumentKind.CreditNote ? "C" : "")}{year}-{sequence:D5}");

    /// <summary>Sets sellers' numbers apart: 25 bits of the id's hash.</summary>
    private static string SeriesOf(string sellerId) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(sellerId)).Take(5).Select(value => Alphabet[value % Alphabet.Length]));
}
