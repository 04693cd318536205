package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void putsInWhatIsNamedAndLeavesOtherDollarsAlone() {
        assertThat(Template.line("$HOST: $$5 $hosts $HOSTs").with(placeholder -> "<" + placeholder + ">"))
                .isEqualTo("<HOST>: $$5 $hosts <HOST>s");
    }

    @Test
    void takesNoPlaceholderFromAValue() {
        assertThat(Template.line("$HOST").with(placeholder -> "$USERS")).isEqualTo("$USERS");
    }

    @Test
    void namesWhatThereIsWhereAPlaceholderIsUnknown() {
        assertThatThrownBy(() -> Template.page("$HOSTNAME"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("$HOSTNAME is not one of $SERVICE $EVENT $DATE $HOST $ACTION $DESCRIPTION");
    }

    @Test
    void takesOnlyOneLineInASubject() {
        assertThatThrownBy(() -> Template.line("a\nb")).hasMessage("it is more than one line");
        assertThatThrownBy(() -> Template.line("$EVIDENCE")).hasMessageStartingWith("$EVIDENCE is not one of");
    }
}
