using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>
/// The private keys on disk, one file each, readable by this service's user only. A file's name begins with the key's age.
/// </summary>
internal sealed class SigningKeyFolder(IOptions<SigningKeyOptions> options, IOptions<StoreOptions> store)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Path => options.Value.Directory ?? System.IO.Path.Combine(store.Value.DataDirectory, "auth-keys");

    /// <summary>All keys, newest first.</summary>
    public IReadOnlyList<SigningKey> Load()
    {
        var files = Directory.Exists(Path) ? Directory.EnumerateFiles(Path, "*.pem") : [];
        return [.. files.Select(Read).OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    /// <summary>Writes the key under its final name at once, so that nobody ever reads half of one.</summary>
    public void Add(SigningKey key)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, OwnerOnly | UnixFileMode.UserExecute);
        }

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

    private static SigningKey Read(string file)
    {
        var createdAt = long.Parse(System.IO.Path.GetFileName(file).Split('.')[0], CultureInfo.InvariantCulture);
        return SigningKey.FromPem(File.ReadAllText(file), DateTimeOffset.FromUnixTimeMilliseconds(createdAt));
    }

    private string FileOf(SigningKey key) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{key.CreatedAt.ToUnixTimeMilliseconds()}.{key.Id}.pem"));
}
