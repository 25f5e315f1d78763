package org.ntklab.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a run, and when a claim counts for nothing. */
class RunClaimTest {
  private static final long NO_PROCESS = Integer.MAX_VALUE;

  @TempDir private Path store;
  private RunFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new RunFolder(store.resolve("runs").resolve("abc"));
    Files.createDirectories(folder.path());
  }

  private void claimedBy(String host, String machine, Duration ago) throws IOException {
    LockOwner owner = new LockOwner("alice", NO_PROCESS, host, machine, "0");
    Files.writeString(folder.claim(), owner.json());
    Files.setLastModifiedTime(folder.claim(), FileTime.from(Instant.now().minus(ago)));
  }

  @Test
  void theOwnerIsKnownWhileTheLockIsHeldAndNotAfter() throws IOException {
    try (RunLock lock = RunLock.tryTake(folder).orElseThrow()) {
      LockOwner owner = RunLock.owner(folder).orElseThrow();
      assertEquals(ProcessHandle.current().pid(), owner.pid());
      assertEquals(System.getProperty("user.name"), owner.user());
      assertEquals(Optional.empty(), RunLock.tryTake(folder));
      lock.check();
    }
    assertEquals(Optional.empty(), RunLock.owner(folder));
    assertEquals(List.of(), folder.temporaries());
  }

  @Test
  void aProcessOfThisMachineThatWasKilledHoldsNothing() throws IOException {
    LockOwner me = LockOwner.me();
    claimedBy(me.host(), me.machine(), Duration.ZERO);
    assertEquals(Optional.empty(), RunLock.owner(folder));
    RunLock.tryTake(folder).orElseThrow().close();
  }

  @Test
  void aMachineWithAHeartbeatHoldsItsRun() throws IOException {
    claimedBy("node7", "another kernel", RunClaim.STALE.minusSeconds(20));
    assertEquals(Optional.empty(), RunLock.tryTake(folder));
    assertEquals(
        "alice (process " + NO_PROCESS + " on node7)",
        RunLock.owner(folder).orElseThrow().toString());
    assertEquals(List.of(), folder.temporaries());
  }

  @Test
  void aMachineThatIsSilentHoldsNothing() throws IOException {
    claimedBy("node7", "another kernel", RunClaim.STALE.plusSeconds(20));
    assertEquals(Optional.empty(), RunLock.owner(folder));
    try (RunLock lock = RunLock.tryTake(folder).orElseThrow()) {
      lock.check();
    }
  }

  @Test
  void aClaimThatIsBeingWrittenIsNotTaken() throws IOException {
    Files.createFile(folder.claim());
    assertEquals(Optional.empty(), RunLock.tryTake(folder));
    Instant long1 = Instant.now().minus(RunClaim.STALE.plusSeconds(20));
    Files.setLastModifiedTime(folder.claim(), FileTime.from(long1));
    RunLock.tryTake(folder).orElseThrow().close();
  }

  @Test
  void whoWasTakenForDeadDoesNotGoOnAndLeavesTheOther() throws IOException {
    RunLock sleeper = RunLock.tryTake(folder).orElseThrow();
    claimedBy("node7", "another kernel", Duration.ZERO);
    IOException thrown = assertThrows(IOException.class, sleeper::check);
    assertTrue(thrown.getMessage().contains("taken over by alice"), thrown.getMessage());
    sleeper.close();
    assertTrue(RunLock.owner(folder).isPresent());
  }

  @Test
  void aBeatRenewsTheClaimAndOnlyItsOwn() throws IOException {
    RunClaim claim = RunClaim.tryMake(folder.claim()).orElseThrow();
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(folder.claim(), old);
    claim.beat();
    assertTrue(Files.getLastModifiedTime(folder.claim()).compareTo(old) > 0);
    assertTrue(claim.isHeld());
    claimedBy("node7", "another kernel", Duration.ofMinutes(9));
    FileTime others = Files.getLastModifiedTime(folder.claim());
    claim.beat();
    assertFalse(claim.isHeld());
    assertEquals(others, Files.getLastModifiedTime(folder.claim()));
  }
}
