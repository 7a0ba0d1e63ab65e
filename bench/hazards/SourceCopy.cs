namespace Octomart.Hazards.Bench;

/// <summary>A copy of the checkout's sources, as they are now, in a folder that may be spoilt.</summary>
internal sealed class SourceCopy(string repository, string folder)
{
    public string Folder => folder;

    /// <summary>Brings the copy up to date. Files that are as they should be stay, so that a folder that is used again builds quickly.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // What git tracks or would track: no outputs, no packages of Node, nobody's data.
        var (exitCode, output) = await Programs.RunAsync(repository, "git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], Programs.Patience, cancellationToken);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"git ls-files failed: {output}");
        }

        foreach (var file in output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(repository, file))))
        {
            await RefreshAsync(Path.Combine(repository, file), Path.Combine(folder, file), cancellationToken);
        }
    }

    public Task<string> ReadAsync(string file, CancellationToken cancellationToken) => File.ReadAllTextAsync(Path.Combine(folder, file), cancellationToken);

    public Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder, file), text, CancellationToken.None);

    private static async Task RefreshAsync(string from, string to, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(from, cancellationToken);
        var present = File.Exists(to) ? await File.ReadAllBytesAsync(to, cancellationToken) : null;
        if (present is null || !bytes.AsSpan().SequenceEqual(present))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await File.WriteAllBytesAsync(to, bytes, cancellationToken);
        }

        if (!OperatingSystem.IsWindows())
        {
            // Tests start scripts.
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }
}
