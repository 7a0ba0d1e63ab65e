using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Moderation;

/// <summary>Who moderates, and what is shown to them first.</summary>
internal sealed partial class Moderators(IOptions<ModerationOptions> options)
{
    public const string Scope = "reviews:moderate";

    /// <summary>Reports that take a text out of sight.</summary>
    public int HidesAtReports => options.Value.HidesAtReports;

    public static bool Includes(Caller caller) => caller.HasScope(Scope);

    /// <summary>Whether a text waits for a moderator.</summary>
    public bool Holds(params IEnumerable<string?> texts) => options.Value.HoldsAll || (options.Value.HoldsLinks && texts.Any(text => text is not null && Link().IsMatch(text)));

    [GeneratedRegex(@"https?://|www\.|\b[a-z0-9-]+\.(com|net|org|info|shop|biz|ru|cn)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
