using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Tokens;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Tokens;

public sealed class SigningKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-test-").FullName;
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    private string KeyFolder => Path.Combine(_folder, "auth-keys");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_key_is_made_at_once_and_read_by_its_owner_only()
    {
        var keys = Keys();

        var current = keys.Current;

        var file = Assert.Single(Directory.GetFiles(KeyFolder));
        Assert.Contains(current.Id, file, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(KeyFolder));
        }
    }

    [Fact]
    public void Keys_outlive_the_process()
    {
        var first = Keys().Current;

        Assert.Equal(first.Id, Keys().Current.Id);
        Assert.Equal(first.Public, Keys().Current.Public);
    }

    [Fact]
    public void A_rotation_interrupts_nobody()
    {
        var keys = Keys();
        var old = keys.Current.Id;

        _clock.Advance(TimeSpan.FromDays(90));
        keys.Rotate();
        var next = keys.Published[0].Id;
        Assert.NotEqual(old, next);
        Assert.Equal([next, old], keys.Published.Select(key => key.Id));
        Assert.Equal(old, keys.Current.Id); // The new key is published before it signs.

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(next, keys.Current.Id);
        Assert.NotNull(keys.Find(old)); // Tokens of the old key are still about.

        _clock.Advance(TimeSpan.FromDays(1));
        keys.Rotate();
        Assert.Equal([next], keys.Published.Select(key => key.Id));
        Assert.Single(Directory.GetFiles(KeyFolder));
    }

    [Fact]
    public void Rotating_again_and_again_changes_nothing()
    {
        var keys = Keys();
        var current = keys.Current.Id;

        Parallel.For(0, 8, _ => keys.Rotate());

        Assert.Equal([current], keys.Published.Select(key => key.Id));
    }

    private SigningKeys Keys()
    {
        var options = Options.Create(new SigningKeyOptions());
        return new SigningKeys(new SigningKeyFolder(options, Options.Create(new StoreOptions { DataDirectory = _folder })), options, _clock);
    }
}
