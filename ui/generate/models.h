#pragma once

#include "core/generate/model_folder.h"

#include <functional>

class QWidget;

namespace weft::ui {

class Session;

// The models of one's own, that recipes name. Thread: main.

/// Says what a folder, or a file of weights, is, and offers to add it to the models; or why not.
void offerModel(Session &session, const QString &path);

/// Adds a model to the models, as a task that can be stopped; what came of it is told.
/// @param done gets it as it lies there; may be empty
void addToModels(Session &session, const ModelFolder &model,
                 std::function<void(const ModelFolder &)> done = {});

/// Asks for a model's folder and adds it. @param done as addToModels()
void chooseModel(Session &session, QWidget *parent, std::function<void(const ModelFolder &)> done);

} // namespace weft::ui
