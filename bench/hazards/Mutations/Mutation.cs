namespace Octomart.Hazards.Bench.Mutations;

/// <summary>A protection that is taken out, and who must notice.</summary>
/// <param name="Hazard">The row of docs/hazards.md, word for word.</param>
/// <param name="WithoutIt">What the shop does then, in words.</param>
/// <param name="File">Where the protection is, from the repository's root.</param>
/// <param name="Protection">Its text, which is found there exactly once.</param>
/// <param name="Instead">What stands there instead.</param>
/// <param name="Proof">What must fail.</param>
internal sealed record Mutation(string Hazard, string WithoutIt, string File, string Protection, string Instead, Proof Proof)
{
    /// <summary>The file's text without the protection; null when the protection is not there exactly once.</summary>
    public string? ApplyTo(string text)
    {
        var at = text.IndexOf(Protection, StringComparison.Ordinal);
        return at < 0 || text.IndexOf(Protection, at + 1, StringComparison.Ordinal) >= 0
            ? null
            : string.Concat(text.AsSpan(0, at), Instead, text.AsSpan(at + Protection.Length));
    }
}
