using GraphQL;
using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Passwords;

namespace Octomart.AuthSubgraph.Tests.Passwords;

public sealed class PasswordHasherTests
{
    // From the test suite of the reference implementation (P-H-C/phc-winner-argon2, test.c).
    private const string OfTheReference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private readonly PasswordHasher _hasher = new(Options.Create(new PasswordOptions { MemoryKiB = 1_024, Iterations = 1, MaxAtOnce = 2 }));

    [Fact]
    public async Task Hashes_of_other_Argon2_libraries_are_understood()
    {
        Assert.True(await _hasher.VerifyAsync("password", OfTheReference, CancellationToken.None));
        Assert.False(await _hasher.VerifyAsync("Password", OfTheReference, CancellationToken.None));
        Assert.Equal(OfTheReference, Argon2Hash.Parse(OfTheReference).ToString());
    }

    [Fact]
    public async Task One_password_has_another_hash_each_time()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _hasher.HashAsync("nine blue otters", CancellationToken.None)));

        Assert.Equal(8, hashes.Distinct().Count());
        foreach (var hash in hashes)
        {
            Assert.True(await _hasher.VerifyAsync("nine blue otters", hash, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Without_a_hash_no_password_is_right() =>
        Assert.False(await _hasher.VerifyAsync("nine blue otters", null, CancellationToken.None));

    [Fact]
    public async Task Who_finds_too_many_waiting_is_turned_away_and_may_come_again()
    {
        using var busy = new PasswordHasher(Options.Create(new PasswordOptions { MemoryKiB = 8_192, Iterations = 2, MaxAtOnce = 1, MaxWaiting = 2 }));

        var attempts = Enumerable.Range(0, 12).Select(_ => Task.Run(() => busy.HashAsync("nine blue otters", CancellationToken.None))).ToList();
        await Task.WhenAll(attempts).ContinueWith(_ => { }, TaskScheduler.Default);

        var refusals = attempts.Where(attempt => attempt.IsFaulted).Select(attempt => Assert.IsType<ExecutionError>(attempt.Exception!.InnerException).Code).ToList();
        Assert.InRange(refusals.Count, 1, 9);
        Assert.All(refusals, code => Assert.Equal("OVERLOADED", code));
        Assert.NotEmpty(await busy.HashAsync("nine blue otters", CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$2a$10$abc")]
    [InlineData("$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65")]
    public void Anything_else_is_no_hash(string text) => Assert.Throws<FormatException>(() => Argon2Hash.Parse(text));
}
