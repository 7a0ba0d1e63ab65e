using Octomart.Messaging;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.SubgraphDefaults.Tests.Topics;

public sealed class TopicTests
{
    [Fact]
    public async Task Who_listens_to_a_key_hears_its_changes_and_no_others()
    {
        var topic = new Topic<string>();
        using var listener = topic.Subscribe("ord_1");

        topic.Publish("ord_2", "not mine");
        topic.Publish("ord_1", "mine");

        Assert.Equal("mine", await FirstAsync(listener));
    }

    [Fact]
    public async Task A_change_on_one_replica_is_heard_on_the_others()
    {
        var (here, there) = (new Line(), new Line());
        (here.Other, there.Other) = (there, here);
        var (topic, other) = (new Topic<Change>("changes", here), new Topic<Change>("changes", there));
        using var nearby = topic.Subscribe("ord_1");
        using var faraway = other.Subscribe("ord_1");

        topic.Publish("ord_1", new Change("Paid", 3));

        Assert.Equal(new Change("Paid", 3), await FirstAsync(nearby));
        Assert.Equal(new Change("Paid", 3), await FirstAsync(faraway));
    }

    [Fact]
    public async Task Listeners_are_ended_when_hints_of_other_replicas_may_be_lost()
    {
        var line = new Line();
        var topic = new Topic<string>("changes", line);
        using var listener = topic.Subscribe("ord_1");

        line.Break();

        await foreach (var change in listener.ReadAllAsync(CancellationToken.None))
        {
            Assert.Fail($"There was {change}, and it should have ended.");
        }
    }

    [Fact]
    public async Task A_listener_that_falls_too_far_behind_is_ended_after_what_it_has_got()
    {
        var topic = new Topic<int>();
        using var slow = topic.Subscribe("ord_1");

        for (var i = 0; i < 1_000; i++)
        {
            topic.Publish("ord_1", i);
        }

        var heard = new List<int>();
        await foreach (var change in slow.ReadAllAsync(CancellationToken.None))
        {
            heard.Add(change);
        }

        Assert.Equal(Enumerable.Range(0, heard.Count), heard);
        Assert.InRange(heard.Count, 1, 999);
    }

    private static async Task<T> FirstAsync<T>(TopicSubscription<T> listener)
    {
        await foreach (var change in listener.ReadAllAsync(CancellationToken.None))
        {
            return change;
        }

        throw new InvalidOperationException("It ended without a change.");
    }

    private sealed record Change(string What, int Version);

    private sealed class Line : ReplicaBroadcast
    {
        public Line? Other { get; set; }

        public override void Publish(string topic, string key, string payload) => Other?.Hear(topic, key, payload);

        public void Break() => Interrupt();
    }
}
