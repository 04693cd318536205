package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Person;
import io.gatehouse.people.PeopleFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of people that was named on the command line. */
final class PeopleFiles {
    private PeopleFiles() {}

    /**
     * The records of a file; they hold from {@code created} on, in microseconds since 1970.
     *
     * @throws UserError if it cannot be read or is wrong somewhere
     */
    static List<Person> read(Path file, long created) {
        try {
            return PeopleFile.read(Files.readString(file), created);
        } catch (NoSuchFileException e) {
            throw new UserError("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new UserError("the people file " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new UserError("the people file " + file + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new UserError("the people file " + file + ", " + e.getMessage(), e);
        }
    }
}
