package io.gatehouse.cli;

import static io.gatehouse.cli.Stories.command;
import static io.gatehouse.cli.Stories.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.Event;
import org.junit.jupiter.api.Test;

final class SessionStoryTest {
    private final SessionStory story = new SessionStory("9c41", StoryEvents::isWorthTelling);

    @Test
    void takesWhatBelongsToASessionWhoseIdBeginsSo() {
        assertThat(story.session(session("9c41a", "alice", "08:00:00"))).isTrue();
        assertThat(story.session(session("b210", "bob", "08:00:00"))).isFalse();
        story.command(command("1", "08:00:02", "id", "9c41a"));
        story.command(command("2", "08:00:01", "pwd", "9c41a"));
        story.command(command("3", "08:00:03", "ls", "b210"));
        assertThat(story.only()).isPresent();
        assertThat(story.commands())
                .extracting(Event::getEvent)
                .extracting(EcsEvent::getId)
                .containsExactly("2", "1");
    }

    @Test
    void givesUpACommandThatALaterRevisionGivesToAnotherSession() {
        story.command(command("1", "08:00:01", "id", null, "9c41a", "b210"));
        assertThat(story.commands()).hasSize(1);
        story.command(command("1", "08:00:01", "id", "b210"));
        assertThat(story.commands()).isEmpty();
    }

    @Test
    void knowsSeveralSessionsWhoseIdsBeginSo() {
        story.session(session("9c41b", "bob", "08:00:01"));
        story.session(session("9c41a", "alice", "08:00:00"));
        assertThat(story.only()).isEmpty();
        assertThat(story.sessions()).extracting(SessionLine::account).containsExactly("alice", "bob");
    }

    @Test
    void keepsARefusalThatComesAfterAFloodOfEventsOfNoInterest() {
        for (int i = 0; i < SessionStory.MAX + 3; i++) {
            story.event(event("e" + i, "executed"));
        }
        story.event(event("denied", "sudo-denied"));
        assertThat(story.events())
                .extracting(Event::getEvent)
                .extracting(EcsEvent::getId)
                .containsExactly("denied");
        assertThat(story.leftOut()).isZero();
    }

    private static Event event(String id, String action) {
        Event event = command(id, "08:00:01", "id", "9c41a");
        event.getEvent().setAction(action);
        event.getEvent().setOutcome("failure");
        return event;
    }

    @Test
    void countsWhatIsTooMuchToKeep() {
        for (int i = 0; i < SessionStory.MAX + 3; i++) {
            story.command(command("c" + i, "08:00:01", "id", "9c41a"));
        }
        story.command(command("c1", "08:00:01", "id", "9c41a"));
        assertThat(story.commands()).hasSize(SessionStory.MAX);
        assertThat(story.leftOut()).isEqualTo(3);
    }
}
