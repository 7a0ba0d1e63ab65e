using System.Collections.Immutable;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.Contract;

/// <summary>What one unit of work does, whoever else is there.</summary>
public abstract class UnitOfWorkContract : DocumentStoreContract
{
    [ServerFact]
    public async Task A_document_comes_back_as_it_was_stored()
    {
        var gadget = NewGadget("full", 3) with
        {
            Nickname = "l'été \"quoted\" \u4e2d\U0001F600",
            Weight = long.MaxValue,
            Rating = 0.1,
            Score = -1.5e300,
            IsHidden = false,
            Status = GadgetStatus.Archived,
            Former = GadgetStatus.Active,
            ClosedAt = Start.AddMilliseconds(1).ToOffset(TimeSpan.FromHours(2)),
            Day = new DateOnly(2026, 2, 28),
            Token = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
            Price = new Price(1999, "EUR"),
            Tags = ["a", "b"],
            Parts = [new Part("sku-1", 2, null, GadgetStatus.Active)],
            Codes = ["x"],
            Stock = ImmutableDictionary<string, int>.Empty.Add("Berlin.East", 4),
        };

        await InsertAsync(gadget);
        var stored = await GadgetAsync("full");

        Assert.Equal(1, gadget.Version);
        Assert.Equal(1, stored.Version);
        Assert.Equal(gadget.Tags.AsEnumerable(), stored.Tags);
        Assert.Equal(gadget.Parts, stored.Parts);
        Assert.Equal(gadget.Codes, stored.Codes);
        Assert.Equal(gadget.Stock, stored.Stock);
        Assert.Equal(
            gadget with { Tags = stored.Tags, Parts = stored.Parts, Codes = stored.Codes, Stock = stored.Stock },
            stored);
    }

    [ServerFact]
    public async Task The_version_rises_with_every_commit_and_only_then()
    {
        var gadget = NewGadget("a");
        await InsertAsync(gadget);

        await Store.WriteAsync(async (work, ct) =>
        {
            var current = (await work.FindAsync<Gadget>(gadget.Id, ct))!;
            var changed = current with { Count = 7 };
            work.Update(changed);
            Assert.Equal(1, changed.Version);
            Assert.Equal(7, (await work.FindAsync<Gadget>(gadget.Id, ct))!.Count);
            Assert.Equal(0, (await GadgetAsync("a")).Count);
        }, None);

        Assert.Equal((7, 2L), (await GadgetAsync("a")) is var stored ? (stored.Count, stored.Version) : default);
    }

    [ServerFact]
    public async Task Saving_inserts_what_is_new_and_updates_what_was_read_any_number_of_times()
    {
        await InsertAsync(NewGadget("known"));

        await Store.WriteAsync(async (work, ct) =>
        {
            work.Save(NewGadget("new", 1));
            work.Save((await work.FindAsync<Gadget>("gad_new", ct))! with { Count = 2 });
            work.Save((await work.FindAsync<Gadget>("gad_known", ct))! with { Count = 3 });
        }, None);

        Assert.Equal((2, 1L), (await GadgetAsync("new")) is var made ? (made.Count, made.Version) : default);
        Assert.Equal((3, 2L), (await GadgetAsync("known")) is var changed ? (changed.Count, changed.Version) : default);
    }

    [ServerFact]
    public async Task Everything_that_matches_is_deleted_over_several_batches_and_nothing_else()
    {
        await InsertAsync([.. Enumerable.Range(0, 450).Select(i => NewGadget($"{i}", i))]);

        await Store.DeleteAllAsync<Gadget>(new() { Where = gadget => gadget.Count >= 10, OrderBy = gadget => gadget.CreatedAt }, None);

        Assert.Equal(10, await Store.Set<Gadget>().CountAsync(null, None));
        Assert.Equal(0, await Store.Set<Gadget>().CountAsync(gadget => gadget.Count >= 10, None));
    }

    [ServerFact]
    public async Task A_unit_of_work_commits_wholly_or_not_at_all()
    {
        await InsertAsync(NewGadget("taken"));

        var error = await Assert.ThrowsAsync<DuplicateKeyException>(() => InsertAsync(
            NewGadget("first"),
            NewGadget("second") with { Name = "taken" }));

        Assert.Equal(("gadgets", "name"), (error.Collection, error.Index));
        Assert.Null(await Store.Set<Gadget>().FindAsync("gad_first", None));
    }

    [ServerFact]
    public async Task An_id_that_exists_is_refused()
    {
        await InsertAsync(NewGadget("a"));

        var error = await Assert.ThrowsAsync<DuplicateKeyException>(() => InsertAsync(NewGadget("a") with { Name = "other" }));

        Assert.Equal("id", error.Index);
    }

    [ServerFact]
    public async Task A_body_that_throws_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Store.WriteAsync((work, _) =>
        {
            work.Insert(NewGadget("a"));
            throw new TimeoutException();
        }, None));

        Assert.Equal(0, await Store.Set<Gadget>().CountAsync(null, None));
    }

    [ServerFact]
    public async Task A_unit_of_work_cannot_start_another()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync((_, _) => InsertAsync(NewGadget("a")), None));

        await InsertAsync(NewGadget("b"));
    }

    [ServerFact]
    public async Task Several_changes_of_one_document_are_one_change()
    {
        await Store.WriteAsync(async (work, ct) =>
        {
            work.Insert(NewGadget("a"));
            work.Update((await work.FindAsync<Gadget>("gad_a", ct))! with { Count = 5 });
            work.Insert(NewGadget("b"));
            work.Delete((await work.FindAsync<Gadget>("gad_b", ct))!);
        }, None);
        Assert.Equal((5, 1L), (await GadgetAsync("a")) is var first ? (first.Count, first.Version) : default);

        await Store.WriteAsync(async (work, ct) =>
        {
            work.Delete((await work.FindAsync<Gadget>("gad_a", ct))!);
            work.Insert(NewGadget("a", 9));
        }, None);
        Assert.Equal((9, 2L), (await GadgetAsync("a")) is var second ? (second.Count, second.Version) : default);
        Assert.Equal(1, await Store.Set<Gadget>().CountAsync(null, None));
    }

    [ServerFact]
    public async Task A_unit_of_many_documents_commits_as_one()
    {
        await InsertAsync([.. Enumerable.Range(0, 1_500).Select(i => NewGadget($"n{i:0000}"))]);

        var ids = Enumerable.Range(0, 2_000).Select(i => $"gad_n{i:0000}").ToList();

        Assert.Equal(1_500, (await Store.Set<Gadget>().FindManyAsync(ids, None)).Count);
    }

    [ServerFact]
    public async Task A_deleted_document_is_gone_and_its_unique_value_is_free_in_the_same_unit()
    {
        await InsertAsync(NewGadget("a"));

        await Store.WriteAsync(async (work, ct) =>
        {
            work.Insert(NewGadget("b") with { Name = "a" });
            work.Delete((await work.FindAsync<Gadget>("gad_a", ct))!);
            Assert.Null(await work.FindAsync<Gadget>("gad_a", ct));
            Assert.Equal(["gad_b"], (await work.FindManyAsync<Gadget>(["gad_a", "gad_b"], ct)).Keys);
        }, None);

        Assert.Equal(["gad_b"], (await Store.Set<Gadget>().FindManyAsync(["gad_a", "gad_b"], None)).Keys);
    }

    [ServerFact]
    public async Task Null_is_no_value_of_a_unique_index_and_a_partial_one_counts_its_documents_only()
    {
        await InsertAsync(
            new Label { Id = "lab_1", Owner = "ann" },
            new Label { Id = "lab_2", Owner = "bob" },
            new Label { Id = "lab_3", Owner = "ann", IsRetired = true });

        var error = await Assert.ThrowsAsync<DuplicateKeyException>(() => InsertAsync(new Label { Id = "lab_4", Owner = "bob" }));

        Assert.Equal("owner_current", error.Index);
    }

    [ServerFact]
    public async Task What_follows_a_commit_runs_once_and_only_after_it()
    {
        var signals = 0;
        await InsertAsync(NewGadget("a"));

        await Assert.ThrowsAsync<DuplicateKeyException>(() => Store.WriteAsync((work, _) =>
        {
            work.AfterCommit(() => signals += 100);
            work.Insert(NewGadget("a"));
            return Task.CompletedTask;
        }, None));
        await Store.WriteAsync((work, _) =>
        {
            work.AfterCommit(() => signals++);
            work.Insert(NewGadget("b"));
            return Task.CompletedTask;
        }, None);

        Assert.Equal(1, signals);
    }

    [ServerFact]
    public async Task Committed_documents_survive_a_restart()
    {
        await InsertAsync(NewGadget("a", 5));

        await Harness.ReopenAsync();

        Assert.Equal(5, (await GadgetAsync("a")).Count);
    }
}
