using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>
/// The private keys on disk, one file each, readable by this service's user only. A file's name begins with the key's age. All replicas share the
/// folder; who adds or removes keys holds its lock.
/// </summary>
internal sealed class SigningKeyFolder(IOptions<SigningKeyOptions> options, IOptions<StoreOptions> store)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LockAttempts = 500;
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);

    private string Path => options.Value.Directory ?? System.IO.Path.Combine(store.Value.DataDirectory, "auth-keys");

    /// <summary>All keys, newest first.</summary>
    public IReadOnlyList<SigningKey> Load()
    {
        var files = Directory.Exists(Path) ? Directory.EnumerateFiles(Path, "*.pem") : [];
        return [.. files.Select(TryRead).OfType<SigningKey>().OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    /// <summary>Waits until no other process changes the folder, and keeps others out until it is disposed. It ends with the process.</summary>
    public IDisposable Lock()
    {
        PrivateFolder.Create(Path);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(System.IO.Path.Combine(Path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts)
            {
                Thread.Sleep(LockPause);
            }
        }
    }

    /// <summary>Writes the key under its final name at once, so that nobody ever reads half of one.</summary>
    public void Add(SigningKey key)
    {
        PrivateFolder.Create(Path);
        var temporary = FileOf(key) + ".new";
        var access = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            access.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(temporary, access))
        {
            file.Write(Encoding.ASCII.GetBytes(key.ToPem()));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, FileOf(key));
    }

    public void Remove(SigningKey key) => File.Delete(FileOf(key));

    // Null for one that another replica removed after we saw its name.
    private static SigningKey? TryRead(string file)
    {
        try
        {
            return Read(file);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static SigningKey Read(string file)
    {
        var createdAt = long.Parse(System.IO.Path.GetFileName(file).Split('.')[0], CultureInfo.InvariantCulture);
        return SigningKey.FromPem(File.ReadAllText(file), DateTimeOffset.FromUnixTimeMilliseconds(createdAt));
    }

    private string FileOf(SigningKey key) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{key.CreatedAt.ToUnixTimeMilliseconds()}.{key.Id}.pem"));
}
