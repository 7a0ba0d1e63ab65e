using Octomart.Messaging.Outbox;

namespace Octomart.Messaging.Tests.Outbox;

public sealed class OutboxSequencerTests
{
    [Fact]
    public void Sequences_rise_although_the_clock_stands_still_or_goes_back()
    {
        var clock = new SettableClock { Now = DateTimeOffset.UnixEpoch.AddSeconds(10) };
        var sequencer = new OutboxSequencer(clock);

        var first = Number(sequencer);
        var second = Number(sequencer);
        clock.Now = DateTimeOffset.UnixEpoch;
        var third = Number(sequencer);

        Assert.Equal([10_000_000, 10_000_001, 10_000_002], new[] { first, second, third });
    }

    [Fact]
    public void After_a_restart_sequences_stay_behind_the_stored_ones()
    {
        var sequencer = new OutboxSequencer(new SettableClock { Now = DateTimeOffset.UnixEpoch });

        sequencer.StartAfter(500);

        Assert.Equal(501, Number(sequencer));
    }

    [Fact]
    public void Only_messages_wake_the_relay()
    {
        var sequencer = new OutboxSequencer(TimeProvider.System);
        var wakes = 0;
        sequencer.Committed += () => wakes++;

        sequencer.AfterCommit([new Ledger { Id = "led_1" }]);
        sequencer.AfterCommit([NewMessage()]);

        Assert.Equal(1, wakes);
    }

    private static long Number(OutboxSequencer sequencer)
    {
        var message = NewMessage();
        sequencer.BeforeCommit([message]);
        return message.Sequence;
    }

    private static OutboxMessage NewMessage() => new() { Id = "msg_1", Type = "ItemAdded", Payload = "{}" };

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
