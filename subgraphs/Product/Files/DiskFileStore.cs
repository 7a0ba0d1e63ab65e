using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Files;

/// <summary>
/// Files in a folder beside the store. They are written under a name of their own and moved to their hash once they are on disk, so
/// a crash never leaves half a file where a whole one is expected.
/// </summary>
internal sealed class DiskFileStore(IOptions<StoreOptions> options, TimeProvider clock) : IFileStore
{
    private const int BufferSize = 64 * 1024;
    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.DataDirectory), "product-files");

    public async Task<StoredFile?> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var isWhole = false;
        return await CreateAsync(async target => isWhole = await TryCopyAsync(content, target, maxBytes, cancellationToken), () => isWhole, cancellationToken);
    }

    public async Task<StoredFile> CreateAsync(Func<Stream, Task> write, CancellationToken cancellationToken) =>
        (await CreateAsync(write, () => true, cancellationToken))!;

    public Stream? OpenRead(string name)
    {
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool Exists(string name) => File.Exists(PathOf(name));

    public IEnumerable<string> SavedBefore(DateTimeOffset time) => Directory.Exists(_root)
        ? Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(file => File.GetLastWriteTimeUtc(file) < time.UtcDateTime).Select(file => Path.GetFileName(file))
        : [];

    public void Delete(string name)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private async Task<StoredFile?> CreateAsync(Func<Stream, Task> write, Func<bool> isWanted, CancellationToken cancellationToken)
    {
        // Not a hash, so a sweep that finds one that a crash left behind removes it like any file that nobody uses.
        var draft = Path.Combine(Directory.CreateDirectory(_root).FullName, $"draft-{Guid.NewGuid():N}");
        try
        {
            string name;
            long bytes;
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                await using (var hashed = new HashingStream(file, hash))
                {
                    await write(hashed);
                }

                if (!isWanted())
                {
                    return null;
                }

                cancellationToken.ThrowIfCancellationRequested();
                file.Flush(flushToDisk: true);
                bytes = file.Length;
                name = Convert.ToHexStringLower(hash.GetHashAndReset());
            }

            Keep(draft, PathOf(name));
            return new StoredFile(name, bytes);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private void Keep(string draft, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // The time says when it was last wanted, by the clock of the service: what was saved a moment ago is not swept.
        File.SetLastWriteTimeUtc(draft, clock.GetUtcNow().UtcDateTime);
        File.Move(draft, path, overwrite: true);
    }

    // Names come out of documents, but a name that is not one leads nowhere.
    private string PathOf(string name) => name.Length > 2 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && !name.Contains("..", StringComparison.Ordinal)
        ? name.StartsWith("draft-", StringComparison.Ordinal) ? Path.Combine(_root, name) : Path.Combine(_root, name[..2], name)
        : throw new ArgumentException($"'{name}' is not the name of a file.", nameof(name));

    private static async Task<bool> TryCopyAsync(Stream content, Stream target, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var total = 0L; ;)
            {
                var read = await content.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                {
                    return true;
                }

                if ((total += read) > maxBytes)
                {
                    return false;
                }

                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
