using System.Security.Cryptography;
using System.Text.Json;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AppHost.Shop;

/// <summary>
/// The folder that holds a shop: one SQLite file per subgraph, mails, keys. One process at a time owns it; what it needs to be
/// secret is made at the first start and readable by its owner only.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
        ServiceKey = Secret("service.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        DemoPassword = Secret("demo-password", () => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12));
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>With which the subgraphs sign their calls to each other.</summary>
    public string ServiceKey { get; }

    /// <summary>The password of all demo accounts.</summary>
    public string DemoPassword { get; }

    /// <summary>Whether the demo shop has been put in completely.</summary>
    public bool IsSeeded
    {
        get => File.Exists(SeededMarker);
        set => File.WriteAllText(SeededMarker, "");
    }

    private string SeededMarker => System.IO.Path.Combine(Path, ".seeded");

    /// <summary>Takes the folder, or null when another process has it.</summary>
    public static DataFolder? TryOpen(string directory)
    {
        var path = Directory.CreateDirectory(System.IO.Path.GetFullPath(directory)).FullName;
        try
        {
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Leaves word for other commands how to reach the running shop.</summary>
    public void Announce(RunningShop shop) => File.WriteAllText(System.IO.Path.Combine(Path, RunningShop.FileName), JsonSerializer.Serialize(shop));

    /// <inheritdoc />
    public void Dispose()
    {
        File.Delete(System.IO.Path.Combine(Path, RunningShop.FileName));
        _lock.Dispose();
    }

    private string Secret(string name, Func<string> make)
    {
        var folder = System.IO.Path.Combine(Path, "keys");
        PrivateFolder.Create(folder);

        var file = System.IO.Path.Combine(folder, name);
        if (!File.Exists(file))
        {
            // Written whole or not at all: a crash here must not leave half a key behind.
            File.WriteAllText(file + ".new", make());
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(file + ".new", file);
        }

        return File.ReadAllText(file).Trim();
    }
}

/// <summary>Where a running shop is reached.</summary>
/// <param name="Url">The gateway.</param>
/// <param name="ServiceKey">For commands on this machine that speak as a service.</param>
/// <param name="Subgraphs">Base address by name.</param>
internal sealed record RunningShop(string Url, string ServiceKey, IReadOnlyDictionary<string, string> Subgraphs)
{
    public const string FileName = "shop.json";

    /// <summary>The shop that runs on this folder, or null.</summary>
    public static RunningShop? Find(string directory)
    {
        var file = Path.Combine(Path.GetFullPath(directory), FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<RunningShop>(File.ReadAllText(file)) : null;
    }
}
