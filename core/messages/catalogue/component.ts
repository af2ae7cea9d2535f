import { defineMessages } from "../message";

/** Rules of the components for programs that use them. */
export const componentMessages = defineMessages({
  "component.partNameInvalid": {
    en: {
      text: "{name} ({type}) is inside the component {component}, but is not named after it.",
      fix: "Name it `{component}-<suffix>`, or create it with another parent.",
    },
    zh: {
      text: "{name}（{type}）位于组件 {component} 中，但名称未以其为前缀。",
      fix: "请命名为 `{component}-<后缀>`，或改用其他 parent。",
    },
  },
  "component.transformRefused": {
    en: {
      text: "The transform of {name} cannot change `{key}`. Fixed arguments: {fixed}.",
      fix: "Remove `{key}` from the transform, and change the arguments of the component instead.",
    },
    zh: {
      text: "{name} 的 transform 不能修改 `{key}`。固定参数：{fixed}。",
      fix: "请从 transform 中移除 `{key}`，改为修改组件的参数。",
    },
  },
});
