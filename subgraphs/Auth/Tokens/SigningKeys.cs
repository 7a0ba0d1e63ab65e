using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>
/// The keys in use. A new one is published for a while before it signs, and an old one for a while after, so that a rotation
/// interrupts nobody. Other replicas make keys too: the folder is read again every minute, and when a token names a key that is not known here.
/// </summary>
internal sealed class SigningKeys(SigningKeyFolder folder, IOptions<SigningKeyOptions> options, TimeProvider clock)
{
    private readonly Lock _rotating = new();
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private volatile Keys? _keys;

    /// <summary>Newest first; never empty.</summary>
    public ImmutableArray<SigningKey> Published => _keys is not { } keys ? Rotate() : clock.GetUtcNow() < keys.ReadAt + FreshFor ? keys.All : Reload();

    /// <summary>The key that signs: the newest that everybody has had the time to read.</summary>
    public SigningKey Current => CurrentOf(Published);

    /// <summary>The key of this id, also when another replica has just made it. Made-up ids cost at most one look a second.</summary>
    public SigningKey? Find(string? keyId) => keyId is null ? null : Find(Published, keyId) ?? (clock.GetUtcNow() >= _keys!.ReadAt + BetweenLooks ? Find(Reload(), keyId) : null);

    /// <summary>Reads the folder, makes the next key when it is time, and forgets keys whose last signature has run out.</summary>
    public ImmutableArray<SigningKey> Rotate()
    {
        lock (_rotating)
        {
            using var turn = folder.Lock();
            var keys = folder.Load().ToList();
            if (keys.Count == 0 || keys[0].CreatedAt + options.Value.RotateEvery <= clock.GetUtcNow())
            {
                keys.Insert(0, SigningKey.New(clock.GetUtcNow()));
                folder.Add(keys[0]);
            }

            foreach (var retired in keys.Where((_, index) => index > 0 && IsRetired(keys[index - 1])).ToList())
            {
                keys.Remove(retired);
                folder.Remove(retired);
            }

            return Keep([.. keys]);
        }
    }

    // Without the lock: a file is complete when it has its name, and one that is being removed is no longer needed.
    private ImmutableArray<SigningKey> Reload() => folder.Load() is [_, ..] keys ? Keep([.. keys]) : Rotate();

    private ImmutableArray<SigningKey> Keep(ImmutableArray<SigningKey> keys)
    {
        _keys = new Keys(keys, clock.GetUtcNow());
        return keys;
    }

    private static SigningKey? Find(ImmutableArray<SigningKey> keys, string keyId) => keys.FirstOrDefault(key => key.Id == keyId);

    private bool IsRetired(SigningKey successor) =>
        successor.CreatedAt + options.Value.PublishAhead + options.Value.RetainFor <= clock.GetUtcNow();

    private SigningKey CurrentOf(ImmutableArray<SigningKey> keys) =>
        keys.FirstOrDefault(key => key.CreatedAt + options.Value.PublishAhead <= clock.GetUtcNow()) ?? keys[^1];

    private sealed record Keys(ImmutableArray<SigningKey> All, DateTimeOffset ReadAt);
}
