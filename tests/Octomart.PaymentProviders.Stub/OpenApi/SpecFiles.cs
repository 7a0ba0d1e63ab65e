using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.OpenApi;

/// <summary>The providers' own documents, where they lie beside the project, each with an overlay of ours for what is newer than it.</summary>
internal static class SpecFiles
{
    /// <summary>Where a document is, or would be.</summary>
    public static string? PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Octomart.sln")))
            {
                var path = Path.Combine(folder.FullName, "..", "shared", "data", "specs", file);
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }

    /// <summary>The document, with its overlay if it has one; null when it is not there.</summary>
    public static OpenApiSpec? Load(string file, string? overlay = null)
    {
        if (PathOf(file) is not { } path)
        {
            return null;
        }

        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        if (overlay is null)
        {
            return new OpenApiSpec(JsonDocument.Parse(stream).RootElement);
        }

        using var newer = Assembly.GetExecutingAssembly().GetManifestResourceStream(overlay) ?? throw new InvalidOperationException($"There is no {overlay}.");
        var document = MergePatch(JsonNode.Parse(stream), JsonNode.Parse(newer));
        return new OpenApiSpec(JsonSerializer.SerializeToElement(document));
    }

    /// <summary>RFC 7396.</summary>
    private static JsonNode? MergePatch(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                merged.Remove(name);
            }
            else
            {
                var before = merged[name];
                merged.Remove(name);
                merged[name] = MergePatch(before, change);
            }
        }

        return merged;
    }
}
