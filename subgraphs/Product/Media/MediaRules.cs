using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Media;

/// <summary>What holds for photographs.</summary>
internal static class MediaRules
{
    public const int MaxPhotos = 20;
    private const int MaxAlt = 500;
    private const int MaxColour = 100;

    public static CatalogError? Validate(string? alt, string? colour) =>
        alt is { Length: > MaxAlt } ? CatalogError.Invalid($"A description for those who cannot see it has {MaxAlt} characters at most.", "alt")
        : colour is { Length: > MaxColour } ? CatalogError.Invalid($"A colour has {MaxColour} characters at most.", "colour")
        : null;

    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
