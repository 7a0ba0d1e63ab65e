using System.IO.Compression;

namespace Octomart.AiSubgraph.Evaluation;

/// <summary>The evaluation sets lie beside the checkout, in ../shared/data, and are no part of the project.</summary>
internal sealed record EvaluationData(string Folder)
{
    /// <summary>The folder that was named, else ../shared/data beside the checkout that the program runs in; null when absent.</summary>
    public static EvaluationData? Find(string? named = null)
    {
        if (named is not null)
        {
            return Directory.Exists(named) ? new EvaluationData(named) : null;
        }

        return Checkouts().Select(root => Path.Combine(root, "..", "shared", "data"))
            .Where(Directory.Exists).Select(folder => new EvaluationData(Path.GetFullPath(folder))).FirstOrDefault();
    }

    /// <summary>The checkout's root, or null when the program runs from elsewhere.</summary>
    public static string? Checkout() => Checkouts().FirstOrDefault();

    public bool Has(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
        {
            if (!File.Exists(Path.Combine(Folder, file)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The lines of a text file; a .gz is unpacked.</summary>
    public IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The cells of a tab-separated file below its header.</summary>
    public IEnumerable<string[]> Rows(string file) => Lines(file).Skip(1).Select(line => line.Split('\t'));

    private static IEnumerable<string> Checkouts()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Octomart.sln")))
                {
                    yield return folder.FullName;
                }
            }
        }
    }
}
