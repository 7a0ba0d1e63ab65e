using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.Contract;

/// <summary>What units of work do to each other: nothing is lost, nothing is overwritten.</summary>
public abstract class RaceContract : DocumentStoreContract
{
    [ServerFact]
    public async Task A_body_that_fails_over_documents_of_different_moments_runs_again_and_one_that_fails_otherwise_does_not()
    {
        await InsertAsync(NewGadget("left", 1), NewGadget("right", 1));
        var runs = 0;

        var sum = await Store.WriteAsync(async (work, ct) =>
        {
            var left = (await work.FindAsync<Gadget>("gad_left", ct))!;
            if (++runs == 1)
            {
                await RaiseByAnotherAsync("left", "right");
            }

            var right = (await work.FindManyAsync<Gadget>(["gad_right"], ct)).Values.Single();
            return left.Count == right.Count ? left.Count + right.Count : throw new InvalidOperationException("They never differ.");
        }, None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(async (work, ct) =>
        {
            await work.FindAsync<Gadget>("gad_left", ct);
            runs++;
            throw new InvalidOperationException("For a reason of its own.");
        }, None));

        Assert.Equal((4, 3), (sum, runs));
    }

    [ServerFact]
    public async Task A_lost_race_runs_the_body_again_on_fresh_data()
    {
        await InsertAsync(NewGadget("a"));
        var runs = 0;

        await Store.WriteAsync(async (work, ct) =>
        {
            var gadget = (await work.FindAsync<Gadget>("gad_a", ct))!;
            if (++runs == 1)
            {
                await OverwriteAsync(gadget with { Count = 10 });
            }

            work.Update(gadget with { Count = gadget.Count + 1 });
        }, None);

        Assert.Equal(2, runs);
        Assert.Equal(11, (await GadgetAsync("a")).Count);
    }

    [ServerFact]
    public async Task Who_made_what_somebody_else_made_meanwhile_changes_it_instead()
    {
        var runs = 0;

        await Store.WriteAsync(async (work, ct) =>
        {
            var gadgets = await work.FindManyAsync<Gadget>(["gad_a", "gad_b"], ct);
            if (++runs == 1)
            {
                await InsertByAnotherAsync(NewGadget("a") with { Count = 10 });
            }

            foreach (var name in new[] { "a", "b" })
            {
                if (gadgets.TryGetValue($"gad_{name}", out var known))
                {
                    work.Update(known with { Count = known.Count + 1 });
                }
                else
                {
                    work.Insert(NewGadget(name) with { Count = 1 });
                }
            }
        }, None);

        Assert.Equal((2, 11, 1), (runs, (await GadgetAsync("a")).Count, (await GadgetAsync("b")).Count));
    }

    [ServerFact]
    public async Task Of_many_that_count_what_was_not_there_yet_all_are_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Store.WriteAsync(async (work, ct) =>
        {
            if (await work.FindAsync<Gadget>("gad_a", ct) is { } known)
            {
                work.Update(known with { Count = known.Count + 1 });
            }
            else
            {
                work.Insert(NewGadget("a") with { Count = 1 });
            }
        }, None))));

        Assert.Equal(32, (await GadgetAsync("a")).Count);
    }

    [ServerFact]
    public async Task A_document_that_stays_contended_is_a_conflict()
    {
        await InsertAsync(NewGadget("a"));

        await Assert.ThrowsAsync<StoreConflictException>(() => Store.WriteAsync(async (work, ct) =>
        {
            var gadget = (await work.FindAsync<Gadget>("gad_a", ct))!;
            var stale = gadget with { Count = -1 };
            await OverwriteAsync(gadget with { Count = gadget.Count + 1 });
            work.Update(stale);
        }, None));

        Assert.Equal(20, (await GadgetAsync("a")).Count);
    }

    [ServerFact]
    public async Task A_write_from_a_stale_read_is_a_conflict_even_long_after()
    {
        await InsertAsync(NewGadget("a"));
        var stale = await GadgetAsync("a");
        await AddAsync("a", 1);

        await Assert.ThrowsAsync<StoreConflictException>(() => Store.WriteAsync((work, _) =>
        {
            work.Delete(stale);
            return Task.CompletedTask;
        }, None));

        Assert.Equal(1, (await GadgetAsync("a")).Count);
    }

    [ServerFact]
    public async Task A_unit_that_fails_among_many_fails_alone()
    {
        var writes = Enumerable.Range(0, 100).Select(i => Task.Run(() => InsertAsync(
            NewGadget($"n{i}"),
            new Label { Id = $"lab_{i}", Owner = $"o{i}", Text = i % 10 == 0 ? "same" : null }))).ToList();

        var failed = 0;
        foreach (var write in writes)
        {
            failed += await Record.ExceptionAsync(() => write) is DuplicateKeyException ? 1 : 0;
        }

        Assert.Equal(9, failed);
        Assert.Equal(91, await Store.Set<Gadget>().CountAsync(null, None));
        Assert.Equal(91, await Store.Set<Label>().CountAsync(null, None));
    }

    [ServerFact]
    public async Task Sixty_four_writers_lose_no_update()
    {
        await InsertAsync(NewGadget("a"));

        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => AddAsync("a", 1))));

        Assert.Equal(64, (await GadgetAsync("a")).Count);
    }

    [ServerFact]
    public async Task Callers_that_name_the_same_key_queue_instead_of_conflicting()
    {
        await InsertAsync(NewGadget("a"));
        var runs = 0;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Store.WriteAsync(["gad_a"], async (work, ct) =>
        {
            Interlocked.Increment(ref runs);
            var gadget = (await work.FindAsync<Gadget>("gad_a", ct))!;
            work.Update(gadget with { Count = gadget.Count + 1 });
        }, None))));

        Assert.Equal((100, 100), (runs, (await GadgetAsync("a")).Count));
    }

    [ServerFact]
    public async Task Of_many_that_want_a_unique_value_one_gets_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
        {
            try
            {
                await InsertAsync(new Label { Id = $"lab_{i}", Text = "wanted", Owner = $"o{i}" });
                return true;
            }
            catch (DuplicateKeyException error) when (error.Index == "text")
            {
                return false;
            }
        })));

        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(1, await Store.Set<Label>().CountAsync(null, None));
    }

    // As another process would: it knows nothing of this one's locks.
    private async Task OverwriteAsync(Gadget gadget)
    {
        await using var other = await Harness.OpenSecondAsync();
        await other.Store.WriteAsync((work, _) =>
        {
            work.Update(gadget);
            return Task.CompletedTask;
        }, None);
    }

    private async Task RaiseByAnotherAsync(params IReadOnlyList<string> names)
    {
        await using var other = await Harness.OpenSecondAsync();
        await other.Store.WriteAsync(async (work, ct) =>
        {
            foreach (var gadget in (await work.FindManyAsync<Gadget>([.. names.Select(name => $"gad_{name}")], ct)).Values)
            {
                work.Update(gadget with { Count = gadget.Count + 1 });
            }
        }, None);
    }

    private async Task InsertByAnotherAsync(Gadget gadget)
    {
        await using var other = await Harness.OpenSecondAsync();
        await other.Store.WriteAsync((work, _) =>
        {
            work.Insert(gadget);
            return Task.CompletedTask;
        }, None);
    }

    private Task AddAsync(string name, int amount) => Store.WriteAsync(async (work, ct) =>
    {
        var gadget = (await work.FindAsync<Gadget>($"gad_{name}", ct))!;
        work.Update(gadget with { Count = gadget.Count + amount });
    }, None);
}
