#pragma once

#include <QString>

#include <functional>

namespace weft::ui {

/// Something that whoever works here should know, shown as a banner that blocks nothing.
struct Notice
{
    enum class Kind { Note, Warning, Problem };

    Kind kind = Kind::Note;
    QString text;                   ///< one sentence
    QString action = {};            ///< of the button; empty = none
    std::function<void()> act = {}; ///< what the button does
};

} // namespace weft::ui
