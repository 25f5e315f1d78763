package org.ntklab.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;

/** What a store knows of the studies that ended in it. */
class StudyFoldersTest {
  private static final String RESULT = "{\"runs\": [{\"hash\": \"a1\"}], \"verdicts\": []}";

  @TempDir private Path store;

  private StudyFolder written(String identity) {
    StudyFolder study = StudyFolders.of(store).study(identity);
    study.write("name: x\n", RESULT);
    return study;
  }

  private String problem(String text) {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> StudyFolders.of(store).find("STUDY", text));
    return e.getMessage();
  }

  @Test
  void aStudyIsFoundByFolderNameOrHash() {
    StudyFolder study = written("lazy-or-feature-1a2b3c4d");
    written("other-1b000000");
    StudyFolders studies = StudyFolders.of(store);
    for (String text : List.of("lazy-or-feature-1a2b3c4d", "lazy-or-feature", "1a")) {
      assertEquals(study, studies.find("STUDY", text), text);
    }
    assertEquals(2, studies.list().size());
  }

  @Test
  void aNameOfTwoStudiesListsBoth() {
    written("grid-11111111");
    written("grid-22222222");
    assertTrue(problem("grid").endsWith("2 studies: grid-11111111, grid-22222222"));
    assertTrue(problem("gird-11111111").contains("did you mean 'grid-11111111'?"));
    assertTrue(problem("").contains("no study ''"));
  }

  @Test
  void whatWasWrittenIsReadAndNothingElseIsLeft() throws IOException {
    StudyFolder study = written("s-11111111");
    study.write("name: y\n", RESULT);
    assertEquals("name: y\n", Files.readString(study.experiment()));
    assertEquals("a1", study.readResult().at("/runs/0/hash").asText());
    try (Stream<Path> files = Files.list(study.path())) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    StudyFolder study = written("s-11111111");
    for (String text : List.of("{\"runs\": [", "[]", "{}")) {
      Files.writeString(study.result(), text);
      InvalidInputException e = assertThrows(InvalidInputException.class, study::readResult);
      assertTrue(e.getMessage().startsWith(study.result() + ": "), e.getMessage());
    }
  }

  @Test
  void aStoreThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(store.resolve("studies"), "in the way");
    FaultException e = assertThrows(FaultException.class, () -> written("s-11111111"));
    assertTrue(e.getMessage().contains("its runs are safe"), e.getMessage());
  }
}
