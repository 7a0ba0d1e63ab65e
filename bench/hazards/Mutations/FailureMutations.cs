namespace Octomart.Hazards.Bench.Mutations;

/// <summary>Processes, brokers and databases that stop in the middle.</summary>
internal static class FailureMutations
{
    private const string Replica = "a replica dies in the middle of its work";

    public static IReadOnlyList<Mutation> List { get; } =
    [
        new(
            Replica,
            "a message that comes again is handled again",
            "subgraphs/Messaging/Inbox/MessageProcessor.cs",
            "Id = InboxMessage.IdOf(handler.Consumer, message.Id),",
            "Id = Guid.NewGuid().ToString(),",
            Proof.Tests("Messaging", "A_message_that_arrives_again_changes_nothing")),
        new(
            Replica,
            "the broker forgets a message before it is handled",
            "subgraphs/Messaging/RabbitMq/ServiceLink.cs",
            "BasicConsumeAsync(topology.QueueOf(Service), autoAck: false,",
            "BasicConsumeAsync(topology.QueueOf(Service), autoAck: true,",
            Proof.Tests("Messaging", "A_message_that_a_replica_had_in_hands_when_it_died_goes_to_another")),
        new(
            Replica,
            "what a dead replica was sending waits for that replica",
            "subgraphs/Messaging/Outbox/RelayLeaseKeeper.cs",
            "lease.Holder != _holder && lease.ExpiresAt > now",
            "lease.Holder != _holder",
            Proof.Tests("Messaging", "A_replica_that_died_sends_no_longer_and_another_takes_over_when_its_lease_is_over")),
        new(
            "a backup whose parts are of different moments",
            "each file is read at a moment of its own",
            "subgraphs/Store/Backup/SqliteSnapshot.cs",
            "writer.Run(\"BEGIN IMMEDIATE\");",
            "writer.Run(\"BEGIN\");",
            Proof.Tests("Store", "SqliteSnapshotTests.Every_file_is_read_as_of_one_moment")),
        new(
            "a database fail-over in the middle of a commit",
            "a commit whose answer was lost counts as beaten by another",
            "subgraphs/Store/MongoDb/MongoDbCommit.cs",
            "outcome.IsCommitted || await HasArrivedAsync(changes, mark)",
            "outcome.IsCommitted",
            Proof.Tests("Store", "MongoDbFaultTests.One_document_is_written_once_although_its_answers_are_lost")),
    ];
}
