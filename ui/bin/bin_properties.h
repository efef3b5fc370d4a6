#pragma once

#include "core/model/id.h"

class QWidget;

namespace weft::ui {

class Session;

/// Shows what a media file is, and lets its name, tags, rating, and the way its pictures are taken
/// be changed: one step of the history for all.
void editProperties(Session &session, MediaId media, QWidget *parent);

} // namespace weft::ui
