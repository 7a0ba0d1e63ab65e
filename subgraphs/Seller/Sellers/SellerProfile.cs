using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>The rules for what a seller says about itself.</summary>
internal static partial class SellerProfile
{
    private const int MaxNameLength = 80;
    private const int MaxAboutLength = 2_000;
    private const int MaxLogoUrlLength = 500;

    // These would read as pages of the shop itself.
    private static readonly FrozenSet<string> ReservedSlugs = new[]
    {
        "admin", "api", "apply", "graphql", "new", "octomart", "seller", "sellers", "support",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static SellerError? CheckSlug(string slug) => Slug().IsMatch(slug) && !ReservedSlugs.Contains(slug)
        ? null
        : SellerError.Invalid(
            "slug", "A slug has 3 to 50 lower-case letters, digits and single hyphens between them, and is not a word of the shop itself.");

    public static SellerError? CheckName(string name) => name.Trim() is { Length: >= 2 and <= MaxNameLength } && !name.Any(char.IsControl)
        ? null
        : SellerError.Invalid("name", $"A name has 2 to {MaxNameLength} characters.");

    public static SellerError? CheckAbout(string? about) => about is null or { Length: <= MaxAboutLength }
        ? null
        : SellerError.Invalid("about", $"This takes at most {MaxAboutLength} characters.");

    public static SellerError? CheckCountry(string countryCode) => countryCode.Length == 2 && countryCode.All(char.IsAsciiLetter)
        ? null
        : SellerError.Invalid("countryCode", "This is no ISO 3166-1 alpha-2 code, such as DE.");

    // Pages show the picture in an img element; a path of our own media or a web address, and nothing that a browser would run.
    public static SellerError? CheckLogoUrl(string? url) =>
        url is null || (url.Length <= MaxLogoUrlLength && (IsWebAddress(url) || MediaPath().IsMatch(url)))
            ? null
            : SellerError.Invalid("logoUrl", "This is neither an https address nor a path of the shop's media.");

    public static string? Optional(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    [GeneratedRegex("^(?=.{3,50}\\z)[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();

    [GeneratedRegex("^/media/(?!.*\\.\\.)[A-Za-z0-9._/-]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex MediaPath();
}
