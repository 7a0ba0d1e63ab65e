using System.Security.Cryptography;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// Order numbers for people: random, without letters and digits that are read for each other, so that they tell nothing about volume.
/// </summary>
internal static class OrderNumber
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Such as <c>OM-7KQ4-9XTD-3MB</c>: 55 random bits.</summary>
    public static string New()
    {
        var text = RandomNumberGenerator.GetString(Alphabet, 11);
        return $"OM-{text[..4]}-{text[4..8]}-{text[8..]}";
    }
}
