using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Octomart.AiSubgraph.Search;

/// <summary>
/// Where a page ended: the sort key and the id of its last hit. The next page continues behind that place, so products that come
/// and go in between neither repeat nor hide others.
/// </summary>
internal readonly record struct SearchCursor(SearchOrder Order, double Key, string Id)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Order}|{Key:R}|{Id}")));

    public static bool TryParse(string text, out SearchCursor cursor)
    {
        cursor = default;
        if (text.Length > 200 || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 3);
        if (parts.Length != 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sort)
            || !Enum.IsDefined((SearchOrder)sort)
            || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var key)
            || parts[2].Length == 0)
        {
            return false;
        }

        cursor = new SearchCursor((SearchOrder)sort, key, parts[2]);
        return true;
    }
}
