using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Files;
using Octomart.Store;
using SkiaSharp;

namespace Octomart.ProductSubgraph.Media.Pictures;

/// <summary>
/// Pictures in the sizes and formats that are asked for, made once and kept in a folder of this process: a cache, which may be
/// deleted at any time. Who asks for one that is being made waits for it.
/// </summary>
internal sealed class Renditions(IFileStore files, IOptions<StoreOptions> options) : IDisposable
{
    private const int Quality = 82;
    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.DataDirectory), "product-renditions");
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _making = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The path of the rendition; null when there is no such picture.</summary>
    public async Task<string?> FindAsync(string file, int width, PictureFormat format)
    {
        var path = Path.Combine(FolderOf(file), $"{width}.{format.Extension()}");
        if (File.Exists(path))
        {
            return path;
        }

        var making = _making.GetOrAdd(path, _ => new Lazy<Task<string?>>(() => MakeAsync(file, width, format, path)));
        try
        {
            return await making.Value;
        }
        finally
        {
            _making.TryRemove(KeyValuePair.Create(path, making));
        }
    }

    /// <summary>The pictures of which there are renditions.</summary>
    public IEnumerable<string> Files => Directory.Exists(_root) ? Directory.EnumerateDirectories(_root).Select(folder => Path.GetFileName(folder)) : [];

    /// <summary>Drops all renditions of a picture.</summary>
    public void Forget(string file)
    {
        if (Directory.Exists(FolderOf(file)))
        {
            Directory.Delete(FolderOf(file), recursive: true);
        }
    }

    public void Dispose() => _turns.Dispose();

    // Not cancelled by who asked first: others may wait for it too.
    private async Task<string?> MakeAsync(string file, int width, PictureFormat format, string path)
    {
        await using var content = files.OpenRead(file);
        if (content is null)
        {
            return null;
        }

        await _turns.WaitAsync();
        try
        {
            using var data = SKData.Create(content);
            using var picture = SKBitmap.Decode(data);
            if (picture is null)
            {
                return null;
            }

            using var narrow = PictureScaler.Narrow(picture, width);
            using var flat = format == PictureFormat.Jpeg ? OnWhite(narrow) : narrow;
            using var encoded = flat.Encode(format.Codec(), Quality);
            return await KeepAsync(encoded, path);
        }
        finally
        {
            _turns.Release();
        }
    }

    private static SKBitmap OnWhite(SKBitmap picture)
    {
        var flat = new SKBitmap(picture.Info.WithAlphaType(SKAlphaType.Opaque));
        using var canvas = new SKCanvas(flat);
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return flat;
    }

    // Under its name only once it is whole: another process may read the folder too.
    private static async Task<string> KeepAsync(SKData encoded, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        await using (var target = File.Create(draft))
        {
            await target.WriteAsync(encoded.ToArray());
        }

        File.Move(draft, path, overwrite: true);
        return path;
    }

    private string FolderOf(string file) => Path.Combine(_root, file);
}
