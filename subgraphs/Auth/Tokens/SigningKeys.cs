using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>
/// The keys in use. A new one is published for a while before it signs, and an old one for a while after, so that a rotation
/// interrupts nobody.
/// </summary>
internal sealed class SigningKeys(SigningKeyFolder folder, IOptions<SigningKeyOptions> options, TimeProvider clock)
{
    private readonly Lock _rotating = new();
    private ImmutableArray<SigningKey> _published = [];

    /// <summary>Newest first; never empty.</summary>
    public ImmutableArray<SigningKey> Published => _published.IsEmpty ? Rotate() : _published;

    /// <summary>The key that signs: the newest that everybody has had the time to read.</summary>
    public SigningKey Current => CurrentOf(Published);

    public SigningKey? Find(string? keyId) => Published.FirstOrDefault(key => key.Id == keyId);

    /// <summary>Reads the folder, makes the next key when it is time, and forgets keys whose last signature has run out.</summary>
    public ImmutableArray<SigningKey> Rotate()
    {
        lock (_rotating)
        {
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

            return _published = [.. keys];
        }
    }

    private bool IsRetired(SigningKey successor) =>
        successor.CreatedAt + options.Value.PublishAhead + options.Value.RetainFor <= clock.GetUtcNow();

    private SigningKey CurrentOf(ImmutableArray<SigningKey> keys) =>
        keys.FirstOrDefault(key => key.CreatedAt + options.Value.PublishAhead <= clock.GetUtcNow()) ?? keys[^1];
}
