#pragma once

#include "ui/generate/input_field.h"

#include <QWidget>

class QFormLayout;
class QSpinBox;

namespace weft::ui {

class ModelField;
class ParameterField;
class PromptField;
class SeedField;

/// The form for a recipe, made from the manifest of its generator: inputs, parameters, seed, size,
/// rate and length. Later generators appear without new widgets.
class RecipeForm : public QWidget
{
    Q_OBJECT
public:
    /// @param project the one that is shown, asked each time
    explicit RecipeForm(std::function<const Project &()> project, QWidget *parent = nullptr);

    /// Builds the form anew. @param generator is copied
    void setGenerator(const GeneratorInfo &generator);
    const QString &generatorId() const { return m_generator.id; }
    const GeneratorInfo &generator() const { return m_generator; }
    /// Shows a recipe of the generator without telling; what did not change is left alone, focus
    /// and cursor too.
    void setRecipe(const Recipe &recipe);
    /// As it was set and changed since.
    const Recipe &recipe() const { return m_recipe; }
    /// The same, with prompts as they stand in their fields, also before they are finished.
    Recipe typedRecipe() const;
    /// In the order of the manifest.
    const std::vector<PromptField *> &prompts() const { return m_prompts; }
    /// What presets of size and length are offered from.
    void setSequence(const SequenceSettings &settings);

    /// The prompt gets this text; false where the generator has none.
    bool enterPrompt(const QString &text);
    /// The first input that takes this file gets it; false where there is none.
    bool chooseInput(MediaId media);
    SeedField &seed() { return *m_seed; }
    /// Another size of the same shape, as if it had been chosen.
    void resizeTo(int width, int height);

Q_SIGNALS:
    /// The user changed the recipe.
    void edited();
    /// typedRecipe() may be another, or the form.
    void typed();
    /// The user wants a model for a field that is not among the models yet.
    void modelWanted(weft::ui::ModelField *field);

private:
    void clear();
    void addInputs();
    void addParameters();
    void addCommon();
    QWidget *makeSize();
    QWidget *makeLength();
    void offerSizes();
    void offerRates();
    void showLength();
    void take();

    const std::function<const Project &()> m_project;
    GeneratorInfo m_generator;
    Recipe m_recipe;
    SequenceSettings m_sequence;
    QWidget *m_body = nullptr;
    QFormLayout *m_layout = nullptr;
    std::vector<InputField *> m_inputs;
    std::vector<ParameterField *> m_parameters; ///< in the order of the manifest
    std::vector<PromptField *> m_prompts;
    SeedField *m_seed = nullptr;
    QComboBox *m_sizePreset = nullptr;
    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
    QComboBox *m_rate = nullptr;
    QComboBox *m_lengthPreset = nullptr;
    QSpinBox *m_length = nullptr;
};

} // namespace weft::ui
