using System.Linq.Expressions;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.Contract;

public abstract class QueryContract : DocumentStoreContract
{
    [ServerFact]
    public async Task Predicates_select_what_the_same_lambda_selects_in_memory()
    {
        var random = new Random(20261123);
        var gadgets = Enumerable.Range(0, 120).Select(i => RandomGadget.Next(random, i)).ToArray();
        await InsertAsync([.. gadgets]);

        foreach (var predicate in WhitelistedPredicates.All)
        {
            var expected = gadgets.Where(predicate.Compile()).Select(gadget => gadget.Id).Order(StringComparer.Ordinal);

            var actual = (await Store.Set<Gadget>().ListAsync(new() { Where = predicate }, None)).Select(gadget => gadget.Id);

            Assert.True(expected.SequenceEqual(actual), $"{predicate}: expected {string.Join(',', expected)}; was {string.Join(',', actual)}");
            Assert.Equal(expected.Count(), await Store.Set<Gadget>().CountAsync(predicate, None));
        }
    }

    [ServerFact]
    public async Task Random_combinations_of_predicates_select_what_they_select_in_memory()
    {
        var random = new Random(8);
        var gadgets = Enumerable.Range(0, 60).Select(i => RandomGadget.Next(random, i)).ToArray();
        await InsertAsync([.. gadgets]);

        for (var i = 0; i < 300; i++)
        {
            var predicate = WhitelistedPredicates.Combine(random, depth: 3);
            var expected = gadgets.Where(predicate.Compile()).Select(gadget => gadget.Id).Order(StringComparer.Ordinal);

            var actual = (await Store.Set<Gadget>().ListAsync(new() { Where = predicate }, None)).Select(gadget => gadget.Id);

            Assert.True(expected.SequenceEqual(actual), $"{predicate}: expected {string.Join(',', expected)}; was {string.Join(',', actual)}");
        }
    }

    [ServerFact]
    public async Task What_is_not_whitelisted_throws()
    {
        foreach (var predicate in UnsupportedPredicates.All)
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => Store.Set<Gadget>().ListAsync(new() { Where = predicate }, None));
        }
    }

    [ServerFact]
    public async Task Sort_keys_that_may_be_null_are_refused()
    {
        Expression<Func<Gadget, object>>[] keys = [g => g.Nickname!, g => g.Weight!, g => g.Price!.Currency, g => g.Status, g => g.Tags];

        foreach (var key in keys)
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => Store.Set<Gadget>().ListAsync(new() { OrderBy = key }, None));
        }
    }

    [ServerFact]
    public async Task Pages_continue_where_the_last_one_ended()
    {
        await InsertAsync([.. Enumerable.Range(0, 25).Select(i => NewGadget($"g{i:00}", i / 3))]);

        foreach (var descending in new[] { false, true })
        {
            foreach (var key in new Expression<Func<Gadget, object>>?[] { null, g => g.Count, g => g.CreatedAt, g => g.Name, g => g.Rating })
            {
                var query = new DocumentQuery<Gadget> { OrderBy = key, Descending = descending, Limit = 4 };
                var whole = await Store.Set<Gadget>().ListAsync(query with { Limit = 100 }, None);

                var pages = await ReadPagesAsync(query);

                Assert.Equal(whole.Select(g => g.Id), pages.Select(g => g.Id));
                Assert.Equal(25, pages.Count);
            }
        }
    }

    [ServerFact]
    public async Task Pages_repeat_and_miss_nothing_while_documents_come_and_go()
    {
        await InsertAsync([.. Enumerable.Range(0, 10).Select(i => NewGadget($"g{i}", i * 10))]);
        var query = new DocumentQuery<Gadget> { OrderBy = g => g.Count, Limit = 4 };

        var first = await Store.Set<Gadget>().PageAsync(query, None);
        await InsertAsync(NewGadget("early", 5), NewGadget("late", 45));
        await Store.WriteAsync(async (work, ct) => work.Delete((await work.FindAsync<Gadget>("gad_g3", ct))!), None);
        var second = await Store.Set<Gadget>().PageAsync(query with { After = first.Items[^1].Cursor }, None);

        Assert.True(first.HasMore);
        Assert.Equal([0, 10, 20, 30], first.Items.Select(item => item.Document.Count));
        Assert.Equal([40, 45, 50, 60], second.Items.Select(item => item.Document.Count));
    }

    [ServerFact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await InsertAsync(NewGadget("a"));
        var query = new DocumentQuery<Gadget> { OrderBy = g => g.Count };
        var cursor = (await Store.Set<Gadget>().PageAsync(query, None)).Items[0].Cursor;

        foreach (var broken in new[] { query with { After = cursor, Descending = true }, query with { After = cursor, OrderBy = g => g.Name }, query with { After = "x!" }, query with { After = "" } })
        {
            await Assert.ThrowsAsync<InvalidCursorException>(() => Store.Set<Gadget>().PageAsync(broken, None));
        }
    }

    [ServerFact]
    public async Task Text_orders_by_code_point()
    {
        string[] names = ["Zebra", "apple", "Äpfel", "banana", "apple2", "\uFFFD", "\U0001F600", "_", "1"];
        await InsertAsync([.. names.Select((name, i) => NewGadget($"n{i}") with { Name = name })]);

        var ordered = await Store.Set<Gadget>().ListAsync(new() { OrderBy = g => g.Name }, None);

        Assert.Equal(["1", "Zebra", "_", "apple", "apple2", "banana", "Äpfel", "\uFFFD", "\U0001F600"], ordered.Select(g => g.Name));
    }

    private async Task<List<Gadget>> ReadPagesAsync(DocumentQuery<Gadget> query)
    {
        var documents = new List<Gadget>();
        for (DocumentPage<Gadget>? page = null; page is not { HasMore: false };)
        {
            page = await Store.Set<Gadget>().PageAsync(query with { After = page?.Items[^1].Cursor }, None);
            documents.AddRange(page.Items.Select(item => item.Document));
        }

        return documents;
    }
}
