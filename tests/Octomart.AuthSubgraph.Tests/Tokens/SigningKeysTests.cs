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

        var file = Assert.Single(KeyFiles());
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
        Assert.Single(KeyFiles());
    }

    [Fact]
    public void Rotating_again_and_again_changes_nothing()
    {
        var keys = Keys();
        var current = keys.Current.Id;

        Parallel.For(0, 8, _ => keys.Rotate());

        Assert.Equal([current], keys.Published.Select(key => key.Id));
    }

    [Fact]
    public void Replicas_that_start_at_once_make_one_key()
    {
        var replicas = Enumerable.Range(0, 8).Select(_ => Keys()).ToList();
        var current = new string[replicas.Count];

        Parallel.For(0, replicas.Count, new ParallelOptions { MaxDegreeOfParallelism = replicas.Count }, i => current[i] = replicas[i].Current.Id);

        Assert.Single(current.Distinct());
        Assert.Single(KeyFiles());
    }

    [Fact]
    public void A_key_that_another_replica_made_is_found_when_a_token_names_it()
    {
        var (one, other) = (Keys(), Keys());
        Assert.Equal(one.Current.Id, other.Current.Id);
        _clock.Advance(TimeSpan.FromDays(90));
        one.Rotate();

        Assert.NotNull(other.Find(one.Published[0].Id));
        Assert.Equal(one.Published.Select(key => key.Id), other.Published.Select(key => key.Id));
    }

    [Fact]
    public void What_one_replica_publishes_all_publish_within_a_minute()
    {
        var (one, other) = (Keys(), Keys());
        _ = (one.Current, other.Current);
        _clock.Advance(TimeSpan.FromDays(90));
        _ = other.Published;
        one.Rotate();

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(one.Published.Select(key => key.Id), other.Published.Select(key => key.Id));
    }

    [Fact]
    public void Made_up_key_ids_are_looked_for_once_a_second()
    {
        var keys = Keys();
        _ = keys.Current;
        File.Copy(KeyFiles()[0], Path.Combine(KeyFolder, "broken.pem")); // Reading it would throw.

        Assert.Null(keys.Find("made up"));
    }

    private string[] KeyFiles() => Directory.GetFiles(KeyFolder, "*.pem");

    private SigningKeys Keys()
    {
        var options = Options.Create(new SigningKeyOptions());
        return new SigningKeys(new SigningKeyFolder(options, Options.Create(new StoreOptions { DataDirectory = _folder })), options, _clock);
    }
}
