namespace Octomart.Store.Tests;

/// <summary>Documents whose members collide, are null and are missing often enough for every predicate to have both answers.</summary>
internal static class RandomGadget
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words = ["", "a", "ab", "abc", "B", "é", "%", "a_c", "null", "0"];

    public static Gadget Next(Random random, int number) => new()
    {
        Id = $"gad_{number:000}",
        Name = $"{Words[random.Next(Words.Length)]}{number}",
        Nickname = Maybe(random, Words[random.Next(Words.Length)]),
        Count = random.Next(-2, 4),
        Weight = random.Next(2) == 0 ? null : random.Next(3) == 0 ? long.MaxValue : random.Next(3),
        Rating = random.Next(0, 6) / 2.0,
        Score = random.Next(2) == 0 ? null : random.Next(3) - 0.5,
        IsActive = random.Next(2) == 0,
        IsHidden = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        Status = (GadgetStatus)random.Next(3),
        Former = random.Next(2) == 0 ? null : (GadgetStatus)random.Next(3),
        CreatedAt = Start.AddMilliseconds(random.Next(5)).ToOffset(TimeSpan.FromHours(random.Next(-3, 3))),
        ClosedAt = random.Next(2) == 0 ? null : Start.AddDays(random.Next(3)),
        Day = random.Next(2) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(random.Next(3)),
        Token = random.Next(2) == 0 ? null : new Guid(random.Next(2), 0, 0, new byte[8]),
        Price = random.Next(3) == 0 ? null : new Price(random.Next(3) * 100, random.Next(2) == 0 ? "EUR" : "USD"),
        Tags = [.. Some(random, () => Words[random.Next(Words.Length)])],
        Parts = [.. Some(random, () => new Part(Words[random.Next(3)], random.Next(3), Maybe(random, "red"), (GadgetStatus)random.Next(3)))],
        Codes = random.Next(3) == 0 ? null : [.. Some(random, () => Words[random.Next(4)])],
    };

    private static string? Maybe(Random random, string value) => random.Next(3) == 0 ? null : value;

    private static IEnumerable<T> Some<T>(Random random, Func<T> next) => Enumerable.Range(0, random.Next(3)).Select(_ => next());
}
