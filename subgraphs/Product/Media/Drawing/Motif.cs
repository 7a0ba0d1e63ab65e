using System.Collections.Frozen;

namespace Octomart.ProductSubgraph.Media.Drawing;

/// <summary>The motifs of the folder <c>Motifs</c>, read once from the assembly.</summary>
internal static class Motif
{
    private const string Prefix = "motif.";

    private static readonly FrozenDictionary<string, string> Shapes = typeof(Motif).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    /// <summary>The shapes, with letters in braces for colours.</summary>
    public static string ShapesOf(string name) => Shapes[name];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Motif).Assembly.GetManifestResourceStream(resource)!);
        var svg = reader.ReadToEnd();
        return svg[(svg.IndexOf('>', StringComparison.Ordinal) + 1)..svg.LastIndexOf("</svg>", StringComparison.Ordinal)].Trim();
    }
}
