using System.Text.Json;

namespace Octomart.Kill.Bench;

/// <summary>One run: a shop is filled, killed while buyers are busy, left alone until it has settled, and audited.</summary>
internal sealed class KillRun(IKillable shop, int seed, TextWriter output, Restoration? restoration = null)
{
    private const string Coupon = "KILL10";
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(3);

    /// <summary>
    /// So long after a request for this field was sent: placing, paying and cancelling are met at their beginning, at their end, and in between. Without
    /// a field: while it starts again and goes on with what the last kill has left.
    /// </summary>
    private static readonly (string? Field, int Milliseconds)[] Moments =
    [
        ("orderPlace", 0), (null, 500), ("paymentStart", 0), ("orderPlace", 10), (null, 1500), ("orderCancel", 0), ("paymentStart", 15), (null, 2500),
        ("orderPlace", 30), ("orderCancel", 20),
    ];

    private readonly Random _random = new(seed);

    /// <summary>What is wrong with the books in the end; empty when nothing is.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(int kills, int buyers, CancellationToken cancellationToken)
    {
        await shop.StartAsync(cancellationToken);
        using var graph = new Graph(shop.Url);
        var variants = await PrepareAsync(graph, cancellationToken);
        var books = shop.Books;
        await SettleAsync(books, cancellationToken);
        var opening = (await Balance.OfAsync(books)).Opening;

        var isOver = false;
        var traffic = new Traffic();
        var crowd = Enumerable.Range(0, buyers).Select(_ => new Buyer(new Graph(shop.Url, traffic), new Random(_random.Next()), variants, Coupon)).ToList();
        var shopping = crowd.Select(buyer => Task.Run(() => buyer.ShopAsync(() => !Volatile.Read(ref isOver), cancellationToken), cancellationToken)).ToList();
        for (var kill = 1; kill <= kills; kill++)
        {
            var (field, milliseconds) = Moments[(kill - 1) % Moments.Length];
            if (field is not null)
            {
                // So many answers, and then in the middle of something.
                await traffic.PassAsync(_random.Next(1, 8 * buyers), cancellationToken);
                await traffic.SendingAsync(field, cancellationToken);
            }

            await Task.Delay(milliseconds + _random.Next(0, 10), cancellationToken);
            if (restoration is not null)
            {
                // What happens from now on is lost: the buyers' later orders are in no books.
                return await RestoreAsync(restoration, opening, cancellationToken);
            }

            var killed = await shop.KillAsync(_random);
            await output.WriteLineAsync($"kill {kill} of {kills} ({killed}) {milliseconds} ms into {field ?? "its start"}; {crowd.Sum(buyer => buyer.Purchases.Count)} orders so far");
            await (kill < kills && Moments[kill % Moments.Length].Field is null ? shop.BeginStartAsync(cancellationToken) : shop.StartAsync(cancellationToken));
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(shopping);
        var purchases = crowd.SelectMany(buyer => buyer.Purchases).ToList();
        await SettleAsync(books, cancellationToken);
        var balance = await Balance.OfAsync(books);
        await output.WriteLineAsync($"{kills} kills, seed {seed}: {purchases.Count} orders, {balance.Summary()}");
        return balance.Problems(opening, purchases);
    }

    // Backed up while people buy; opened elsewhere, it ends what was under way, and its books balance.
    private async Task<IReadOnlyList<string>> RestoreAsync(Restoration restoration, Opening opening, CancellationToken cancellationToken)
    {
        await restoration.BackUpAsync();
        shop.Dispose();
        IReadOnlyList<string> problems;
        using (var restored = await restoration.RestoreAsync())
        {
            await restored.StartAsync(cancellationToken);
            await SettleAsync(restored.Books, cancellationToken);
            var balance = await Balance.OfAsync(restored.Books);
            await output.WriteLineAsync($"restored: {balance.Summary()}");
            problems = balance.Problems(opening with { Orders = balance.Opening.Orders }, []);
        }

        if (problems.Count == 0)
        {
            await restoration.RemoveAsync(cancellationToken);
        }

        return problems;
    }

    // Few units of few things, so that buyers get into each other's way; and a coupon that runs out.
    private async Task<IReadOnlyList<string>> PrepareAsync(Graph guest, CancellationToken cancellationToken)
    {
        using var admin = await SignInAsync(guest, "admin@octomart.example", cancellationToken);
        await admin.SendAsync(
            "mutation($input: PromotionUpsertInput!) { promotionUpsert(input: $input) { promotion { id } userErrors { code message } } }",
            new { input = new { idempotencyKey = "the-coupon-of-the-run", name = "Ten percent", code = Coupon, benefit = new { percentageOff = new { basisPoints = 1000 } }, usageLimit = 60 } },
            cancellationToken);
        var nodes = (await guest.SendAsync(
            "{ products(where: { inStock: true }, first: 40) { nodes { variants(first: 1) { nodes { id availability { quantity } price(currency: \"EUR\") { minorUnits } } } } } }",
            new { }, cancellationToken)).GetProperty("products").GetProperty("nodes");
        return
        [
            .. nodes.EnumerateArray().SelectMany(product => product.GetProperty("variants").GetProperty("nodes").EnumerateArray())
                .Where(variant => variant.GetProperty("price").ValueKind == JsonValueKind.Object)
                .Select(variant => variant.GetProperty("id").GetString()!).Take(12),
        ];
    }

    private async Task<Graph> SignInAsync(Graph guest, string email, CancellationToken cancellationToken) => guest.As((await guest.SendAsync(
        "mutation($input: LoginInput!) { login(input: $input) { tokens { accessToken } } }",
        new { input = new { email, password = shop.DemoPassword } }, cancellationToken)).GetProperty("login").GetProperty("tokens").GetProperty("accessToken").GetString()!);

    private async Task SettleAsync(IBooks books, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < SettlingTime && !(await Balance.OfAsync(books)).IsSettled)
        {
            await Task.Delay(500, cancellationToken);
        }
    }
}
