namespace Octomart.ProductSubgraph.Files;

/// <summary>
/// Bytes that are too big for documents: pictures, catalogues, exports. A file's name is the hash of its content, so it never changes
/// and the same content is kept once. On one machine a folder; a fleet puts an object store behind the same port.
/// </summary>
internal interface IFileStore
{
    /// <summary>Keeps what the stream holds, without having it in memory; null when it is longer than allowed, and nothing is kept.</summary>
    Task<StoredFile?> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Keeps what <paramref name="write"/> writes. If it throws, nothing is kept.</summary>
    Task<StoredFile> CreateAsync(Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <summary>The content from its beginning; null when there is no such file.</summary>
    Stream? OpenRead(string name);

    /// <summary>Whether there is such a file.</summary>
    bool Exists(string name);

    /// <summary>The names of files that nobody has saved since then.</summary>
    IEnumerable<string> SavedBefore(DateTimeOffset time);

    /// <summary>Removes a file; one that is not there is removed already.</summary>
    void Delete(string name);
}

/// <summary>A file that is kept.</summary>
/// <param name="Name">The SHA-256 of the content in lower-case hex.</param>
/// <param name="Bytes">How long it is.</param>
internal sealed record StoredFile(string Name, long Bytes);
