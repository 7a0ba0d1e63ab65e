using System.Text.Json.Nodes;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.Contract;

/// <summary>A later version of the program opens the data of an earlier one.</summary>
public abstract class MigrationContract : DocumentStoreContract
{
    [ServerFact]
    public async Task Documents_come_into_todays_form_before_anything_reads_them_and_each_step_runs_once()
    {
        await InsertAsync(NewGadget("a", 1), NewGadget("b", 2));

        await Harness.ReopenAsync(With(Shout));
        await Harness.ReopenAsync(With(Shout));
        await Harness.ReopenAsync(With(Shout, CountByTens));

        var (a, b) = (await GadgetAsync("a"), await GadgetAsync("b"));
        Assert.Equal(("a!", 10), (a.Name, a.Count));
        Assert.Equal(("b!", 20), (b.Name, b.Count));
        Assert.Equal(3, a.Version);
    }

    [ServerFact]
    public async Task What_is_written_in_todays_form_is_left_alone()
    {
        await Harness.ReopenAsync(With(Shout));
        await InsertAsync(NewGadget("new"));

        await Harness.ReopenAsync(With(Shout));

        Assert.Equal(("new", 1L), (await GadgetAsync("new")) is var stored ? (stored.Name, stored.Version) : default);
    }

    [ServerFact]
    public async Task Indexes_are_built_on_what_the_steps_made()
    {
        await InsertAsync(NewGadget("a", 1), NewGadget("b", 1));

        await Harness.ReopenAsync(new StoreModel().Collection<Gadget>("gadgets", c => c
            .Migrate(body => body["count"] = (string)body["name"]! == "a" ? 1 : 2)
            .Unique("count", [g => g.Count])));

        var error = await Assert.ThrowsAsync<DuplicateKeyException>(() => InsertAsync(NewGadget("c", 2)));
        Assert.Equal("count", error.Index);
    }

    [ServerFact]
    public async Task An_earlier_version_refuses_data_that_it_does_not_know()
    {
        await Harness.ReopenAsync(With(Shout));

        var error = await Assert.ThrowsAsync<StoreSchemaException>(() => Harness.ReopenAsync());

        Assert.Contains("'gadgets' (form 1, known here is 0)", error.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_unique_index_that_the_data_contradicts_stops_the_start_and_is_named()
    {
        await InsertAsync(NewGadget("a", 1), NewGadget("b", 1));

        var error = await Assert.ThrowsAsync<StoreSchemaException>(
            () => Harness.ReopenAsync(new StoreModel().Collection<Gadget>("gadgets", c => c.Unique("count", [g => g.Count]))));

        Assert.Contains("count", error.Message, StringComparison.Ordinal);
    }

    protected static StoreModel With(params IReadOnlyList<Action<JsonObject>> steps) => new StoreModel().Collection<Gadget>("gadgets", c =>
    {
        foreach (var step in steps)
        {
            c.Migrate(step);
        }
    });

    protected static void Shout(JsonObject gadget) => gadget["name"] = $"{gadget["name"]}!";

    private static void CountByTens(JsonObject gadget) => gadget["count"] = 10 * (int)gadget["count"]!;
}
