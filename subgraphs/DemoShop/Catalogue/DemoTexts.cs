namespace Octomart.DemoShop.Catalogue;

/// <summary>The texts that the demo shop is made from, read from the assembly.</summary>
internal static class DemoTexts
{
    /// <summary>The lines of a text, without comments and empty ones.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(DemoTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The demo shop has no text '{name}'."));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
