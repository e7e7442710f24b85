// The buttons that anybody is offered. They stand under public messages, too: nothing here can know a card.
#pragma once

#include "speech/message.hpp"

namespace bot::speech {

button sees_failure();
/// Always there, however often it was pressed; it asks nothing.
button stop_everything();
/// The same for whoever has the time to say why.
button stop_and_say_why();
/// Its form is the question whether it is meant.
button declares_real();
/// What is gathered when it is over: lessons, improvements, ideas.
std::vector<button> what_was_learnt();

}  // namespace bot::speech
