using System.Security.Cryptography;
using System.Text;
using GraphQL;
using Konscious.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Octomart.AuthSubgraph.Passwords;

/// <summary>Hashes passwords with Argon2id, a bounded number at once. A flood is turned away with the top-level error OVERLOADED.</summary>
internal sealed class PasswordHasher(IOptions<PasswordOptions> options) : IDisposable
{
    private const int SaltLength = 16;
    private const int TagLength = 32;

    private readonly SemaphoreSlim _slots = new(options.Value.MaxAtOnce);
    private int _present;

    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        var hash = New();
        return (hash with { Tag = await ComputeAsync(password, hash, cancellationToken) }).ToString();
    }

    /// <summary>
    /// Whether the password is the one of the hash. Without a hash (no such account) the same work is done for nothing, so that the
    /// time does not tell whether there is an account.
    /// </summary>
    public async Task<bool> VerifyAsync(string password, string? encodedHash, CancellationToken cancellationToken)
    {
        var hash = encodedHash is null ? New() : Argon2Hash.Parse(encodedHash);
        var tag = await ComputeAsync(password, hash, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(tag, hash.Tag) && encodedHash is not null;
    }

    /// <summary>Whether the hash was made at another cost than today's.</summary>
    public bool IsOutdated(string encodedHash)
    {
        var hash = Argon2Hash.Parse(encodedHash);
        return hash.MemoryKiB != options.Value.MemoryKiB || hash.Iterations != options.Value.Iterations;
    }

    public void Dispose() => _slots.Dispose();

    private Argon2Hash New() =>
        new(options.Value.MemoryKiB, options.Value.Iterations, 1, RandomNumberGenerator.GetBytes(SaltLength), new byte[TagLength]);

    private async Task<byte[]> ComputeAsync(string password, Argon2Hash hash, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _present) > options.Value.MaxAtOnce + options.Value.MaxWaiting)
            {
                throw new ExecutionError("Too many people are signing in just now. Try again shortly.") { Code = "OVERLOADED" };
            }

            await _slots.WaitAsync(cancellationToken);
            try
            {
                return await ComputeAsync(password, hash);
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    private static async Task<byte[]> ComputeAsync(string password, Argon2Hash hash)
    {
        using var argon = new Argon2id(Encoding.UTF8.GetBytes(password))
        {
            Salt = hash.Salt,
            MemorySize = hash.MemoryKiB,
            Iterations = hash.Iterations,
            DegreeOfParallelism = hash.Lanes,
        };
        return await argon.GetBytesAsync(TagLength);
    }
}
