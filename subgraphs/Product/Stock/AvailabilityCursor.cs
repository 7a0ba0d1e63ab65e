using System.Globalization;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>
/// How far a subscription to variants has come: for each of them a stamp, the sum of the versions of the variant and its stock, which rises
/// with every change of either. So a cursor says exactly what a client has not seen, also after a restart and on another replica.
/// </summary>
internal sealed class AvailabilityCursor
{
    private readonly string[] _ids;
    private readonly long[] _stamps;

    private AvailabilityCursor(string[] ids, long[] stamps)
    {
        _ids = ids;
        _stamps = stamps;
    }

    /// <summary>Nothing has been seen. The ids must be sorted.</summary>
    public static AvailabilityCursor Start(string[] ids) => new(ids, [.. ids.Select(_ => -1L)]);

    /// <summary>Null when the text is no cursor of these variants.</summary>
    public static AvailabilityCursor? Read(string text, string[] ids)
    {
        var parts = text.Split('.');
        if (parts.Length != ids.Length + 1 || parts[0] != NameOf(ids))
        {
            return null;
        }

        var stamps = new long[ids.Length];
        for (var i = 0; i < stamps.Length; i++)
        {
            if (!long.TryParse(parts[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out stamps[i]))
            {
                return null;
            }
        }

        return new AvailabilityCursor(ids, stamps);
    }

    public bool IsNews(string id, long stamp) => _stamps[Array.IndexOf(_ids, id)] != stamp;

    public AvailabilityCursor With(string id, long stamp)
    {
        var stamps = (long[])_stamps.Clone();
        stamps[Array.IndexOf(_ids, id)] = stamp;
        return new AvailabilityCursor(_ids, stamps);
    }

    public override string ToString() => string.Join('.', _stamps.Select(stamp => stamp.ToString(CultureInfo.InvariantCulture)).Prepend(NameOf(_ids)));

    private static string NameOf(string[] ids) => OpaqueId.From("av", ids)[^8..];
}
