namespace Octomart.AuthSubgraph.Users;

/// <summary>What somebody may be called.</summary>
internal static class DisplayNames
{
    private const int MaxLength = 80;

    /// <summary>The name without surrounding blanks; null when it is empty, too long or holds control characters.</summary>
    public static string? Parse(string text) =>
        text.Trim() is { Length: > 0 and <= MaxLength } name && !name.Any(char.IsControl) ? name : null;
}
